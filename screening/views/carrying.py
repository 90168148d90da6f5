"""What the attempt before has to offer to the form of this one."""

import copy
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from screening.actions.base import local_day
from screening.assemble import Rows, apply_facts, facts_json
from screening.assemble.carrying import carried_facts
from screening.forms.carrying import Carried, offered
from screening.forms.screening import ScreeningForm
from screening.models import ScreeningVisit, Status
from screening.presenters.labels import field_label
from screening.presenters.paths import field_name
from screening.queries import protocol_of


def carried_from_before(visit: ScreeningVisit, rows: Rows, data: QueryDict | None = None) -> list[Carried]:
    """The answers of the attempt before that nobody has confirmed or given in this one; none unless it is a draft.

    What is too old is left out as of the screening date that was typed, else saved, else today at the site.
    """
    previous = visit.previous_attempt
    if previous is None or visit.status != Status.DRAFT:
        return []
    saved = ScreeningForm(visit, rows, [], field_name)
    antibody = protocol_of(visit).parameters.antibody_flag
    facts = carried_facts(facts_json(previous, states=[]), _screening_date(saved, visit, data), antibody)
    then = ScreeningVisit(participant=copy.copy(visit.participant))
    return offered(ScreeningForm(then, apply_facts(then, facts), [], field_name), saved)


def _screening_date(saved: ScreeningForm, visit: ScreeningVisit, data: QueryDict | None) -> date:
    field, typed = saved.answers.fields["screening_date"], None
    if data is not None:
        try:
            typed = field.clean(data.get("screening_date", ""))
        except ValidationError:
            typed = None
    return typed or visit.screening_date or local_day(visit.participant.site, timezone.now())


def in_words(carried: list[Carried] | tuple[Carried, ...]) -> list[dict[str, Any]]:
    """For the page: each group with its name and the place in the form."""
    return [
        {
            "group": each.group,
            "label": field_label(each.group),
            "words": each.words,
            "href": f"#id_{each.field}",
            "taken": each.taken,
        }
        for each in carried
    ]
