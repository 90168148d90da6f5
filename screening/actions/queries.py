"""Questions on a fact or a criterion: raised, answered, closed."""

from dataclasses import fields
from datetime import datetime

from django.db import transaction

from screening.actions.audit import Changes, record
from screening.actions.base import Action, Refused, locked, require, require_latest, required_text
from screening.actions.consent import COLUMNS
from screening.models import CRITERION_CODES, Query, ScreeningVisit, User
from screening.permissions import Permission
from screening.rules.facts import Facts

_SUBJECTS = {*CRITERION_CODES, *COLUMNS, *(field.name for field in fields(Facts))}


@transaction.atomic
def raise_query(*, by: User, at: datetime, visit: ScreeningVisit, subject: str, text: str) -> Query:
    """Asks about ``subject``: the path of a fact, such as ``ck.value``, or a criterion's code.

    A question that the same person has asked and that nobody has answered yet is asked once.
    """
    visit = locked(visit)
    require(by, Permission.RAISE_QUERY, visit.participant.site)
    asked = visit.queries.filter(raised_by=by, subject=subject, text=text.strip(), answered_at=None, closed_at=None)
    if (query := asked.first()) is not None:
        return query
    query = new_query(visit, subject, text, by=by, at=at)
    changes: Changes = {f"queries.{subject}": [None, query.text]}
    record(by=by, at=at, action=Action.QUERY_RAISED, subject=query, visit=visit, changes=changes)
    return query


@transaction.atomic
def answer_query(*, by: User, at: datetime, query: Query, answer: str, version: int | None = None) -> Query:
    """Answers an open query; while it is not closed, the answer may be given again.

    ``version`` is that of the query that was read, where one was.
    """
    query = _locked(query)
    require(by, Permission.ANSWER_QUERY, query.visit.participant.site)
    _require_not_closed(query)
    before, query.answer = query.answer, required_text(answer, "Write an answer.", "answer")
    if query.answer == before:
        return query
    require_latest(query, version)
    query.answered_at, query.answered_by = at, by
    query.save()
    changes: Changes = {"answer": [before or None, query.answer]}
    record(by=by, at=at, action=Action.QUERY_ANSWERED, subject=query, visit=query.visit, changes=changes)
    return query


@transaction.atomic
def close_query(*, by: User, at: datetime, query: Query) -> Query:
    """Those who may ask also say when an answer will do; a query is closed once."""
    query = _locked(query)
    require(by, Permission.RAISE_QUERY, query.visit.participant.site)
    if query.status == "closed":
        return query
    before = query.status
    query.closed_at, query.closed_by = at, by
    query.save()
    changes: Changes = {"status": [before, query.status]}
    record(by=by, at=at, action=Action.QUERY_CLOSED, subject=query, visit=query.visit, changes=changes)
    return query


def new_query(visit: ScreeningVisit, subject: str, text: str, *, by: User, at: datetime) -> Query:
    """An open query, part of whatever action raises it."""
    if (
        subject.split(".")[0].split("[")[0] not in _SUBJECTS
        or len(subject) > Query._meta.get_field("subject").max_length
    ):
        raise Refused("A query is on one of the answers or one of the 28 criteria.", "subject")
    text = required_text(text, "Write what is asked.", "text")
    return Query.objects.create(visit=visit, subject=subject, text=text, raised_at=at, raised_by=by)


def _locked(query: Query) -> Query:
    query.visit = locked(query.visit)
    query.refresh_from_db(fields=["answer", "answered_at", "answered_by", "closed_at", "closed_by"])
    return query


def _require_not_closed(query: Query) -> None:
    if query.status == "closed":
        raise Refused("This query is closed. A new question is a new query.", "answer")
