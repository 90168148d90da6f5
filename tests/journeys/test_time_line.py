"""A coordinator sees when somebody could qualify, in a picture and a table, and takes the days along."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.factories import BASE_FACTS
from tests.journeys.attempts import draft_of_today, today_at

pytestmark = pytest.mark.browser


def test_the_wait_is_drawn_listed_and_taken_into_a_calendar(visitor, site, coordinator):
    dose = today_at(site) - timedelta(days=60)
    visit = draft_of_today(
        site,
        treatments=[{"name": "rituximab", "route": "intravenous", "last_dose": dose.isoformat()}],
        treatments_asked=BASE_FACTS["treatments_asked"] | {"rituximab": "all_listed"},
    )
    page = visitor(coordinator, viewport={"width": 390, "height": 844}, accept_downloads=True)
    page.goto(f"/participants/{visit.participant.screening_number}/")
    told = page.get_by_role("region", name="When the person could qualify")
    table, picture = told.get_by_role("table"), told.get_by_role("img", name="Time line")
    expect(table.get_by_role("row").filter(has_text="E06 Rituximab")).to_contain_text("sets the first day")
    expect(picture).to_have_accessible_name(re.compile("Time line.*No criterion would fail from"))
    assert table.bounding_box()["y"] < picture.bounding_box()["y"]
    page.set_viewport_size({"width": 1280, "height": 860})
    assert table.bounding_box()["y"] > picture.bounding_box()["y"]
    with page.expect_download() as download:
        told.get_by_role("link", name="Take these days into a calendar").click()
    assert "could qualify from this day" in download.value.path().read_text()
