"""The form is judged while it is filled in, and every fact has its place on it."""

import re

import pytest

from screening.assemble.columns import VISIT
from screening.models import AuditEvent
from screening.presenters.paths import form_anchor
from tests.assemble.full_facts import ALL_ANSWERED
from tests.scenes import draft, facts_without
from tests.views.screening_form.page import now_kept, typed, url
from tests.views.sent import sent

pytestmark = pytest.mark.django_db


def test_the_panel_and_the_calculators_follow_the_answers_and_save_nothing(web, site):
    visit = draft(site)
    answers = {"dm_rash": "yes", "ck_value": "6200", "ck_uln": "200", "wells_dvt_calf_swelling": "yes"}

    response = web.post(url(visit, "live"), typed(web, visit, **answers))

    page = response.content.decode()
    assert response.context["panel"].outcome == "INELIGIBLE"
    assert "31.00 × upper limit of normal" in page
    assert "calf swelling: 1" in page
    assert "CKD-EPI 2021" in page
    assert now_kept(visit).dm_rash == "never"
    assert not AuditEvent.objects.exclude(action="signed_in").exists()


def test_what_to_ask_next_follows_the_answers(web, site):
    visit = draft(site, facts_without("dm_rash", "weight"))
    shown = typed(web, visit)

    page = web.post(url(visit, "live"), shown).content.decode()
    assert page.index("#id_dm_rash") < page.index("can exclude: I07") < page.index("can exclude: E14")

    page = web.post(url(visit, "live"), shown | {"dm_rash": "never"}).content.decode()
    assert "can exclude: I07" not in page
    assert "can exclude: E14" in page


def test_the_panel_says_what_cannot_be_read_and_where_the_rest_is_asked(web, site):
    visit = draft(site)
    shown = typed(web, visit)

    response = web.post(url(visit, "live"), shown | {"ck_value": "6,200"})
    page = response.content.decode()
    assert response.context["panel"].outcome == "UNDETERMINED"
    assert "1 answer to correct: not counted in these verdicts" in page
    assert 'data-note="ck_value"' in page

    page = web.post(url(visit, "live"), shown | {"screening_date": "soon"}).content.decode()
    assert 'href="#id_screening_date"' in page

    names = {"treatments-0-name": "", "treatments-1-name": "", "treatments-2-name": "zyxomab"}
    page = web.post(url(visit, "live"), shown | names | {"treatments-TOTAL_FORMS": "3"}).content.decode()
    assert 'href="#id_treatments-2-given_class"' in page
    assert "zyxomab: not in the dictionary – choose its class" in page


def test_the_form_takes_the_same_queries_however_many_rows_it_has(web, site, django_assert_max_num_queries):
    listed = [{"name": "aspirin", "last_dose": "2020"} for _ in range(30)]
    visit = draft(site, facts_without(treatments=listed))

    with django_assert_max_num_queries(28):
        web.get(url(visit))


def test_every_missing_fact_has_a_place_on_the_form(web, site):
    """Each link of the panel of a blank form leads to something with that id."""
    page = web.get(url(draft(site, {"screening_date": "2026-11-03"})))
    text = page.content.decode()
    anchors = [link.href[1:] for row in page.context["panel"].rows for link in row.missing]

    assert anchors
    assert [anchor for anchor in anchors if f'id="{anchor}"' not in text] == []


def test_every_fact_that_a_coordinator_records_has_a_place_on_the_form_without_inline_style_or_script(web, site):
    response = web.get(url(draft(site, ALL_ANSWERED)))
    page = response.content.decode()
    facts = [".".join(path) for path in VISIT if path[0] != "investigator"]
    lists = ["treatments", "treatments[0].class", "treatments[1].last_change.date", "cancers[0].recurred"]
    lists += [
        "cancers",
        "mmt8.muscles",
        "hypercoagulable.conditions",
        "history.dvt.events",
        "history.dvt.events[0].kind",
    ]
    people = ["date_of_birth", "sex", "participating_states", "investigator.unadvisable"]

    assert [path for path in (*facts, *lists, *people) if f'id="{form_anchor(path)}"' not in page] == []
    assert not re.search(r'<[^>]+ style="|<script>|<style|\son[a-z]+="', page)
    assert "Taking part is unadvisable" in page
    assert "investigator_unadvisable" not in sent(response)
