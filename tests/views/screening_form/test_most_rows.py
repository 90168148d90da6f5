"""The longest form that people can fill in is taken."""

from urllib.parse import urlencode

import pytest

from screening.actions.drafts import LONGEST
from screening.forms.reasons import STEM, ReasonForm
from screening.forms.rows import MOST_ROWS, PREFIXES, row_set
from screening.forms.sources import SourcesForm
from screening.forms.visit import VisitForm
from tests.scenes import draft
from tests.views.screening_form.page import url

pytestmark = pytest.mark.django_db


def most_that_is_sent():
    """The names of all answers of a form with all its rows, and of a reason for each of them."""
    once = [*VisitForm.base_fields, *SourcesForm.base_fields]
    rows = [f"{prefix}-{number}" for prefix in PREFIXES for number in range(MOST_ROWS)]
    in_rows = [f"{row}-{name}" for row in rows for name in row_set(row.split("-")[0], None, []).form.base_fields]
    reasons = [f"{STEM}{place}-{name}" for place in (*once, *rows, "all") for name in ReasonForm.base_fields]
    of_lists = [f"{prefix}-{name}_FORMS" for prefix in PREFIXES for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")]
    return dict.fromkeys((*once, *in_rows, *reasons, *of_lists), "")


def test_a_form_with_a_hundred_rows_in_each_list_and_all_its_reasons_is_taken(web, site):
    sent = most_that_is_sent()
    assert len(sent) > 6000

    assert web.post(url(draft(site)), sent | {"discard": "1"}).status_code == 302
    assert len(urlencode(sent)) < LONGEST
