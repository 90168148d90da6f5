"""Who sees no colours tells the verdicts apart all the same: each has its word, its shape and its pattern."""

import base64
from itertools import combinations

import pytest
from playwright.sync_api import expect

from tests.journeys.attempts import draft_of_today
from tests.scenes import IN_DOUBT, in_review

pytestmark = pytest.mark.browser
VERDICTS = {
    "pass": "Pass",
    "fail": "Fail",
    "unknown": "Unknown",
    "review": "Review",
    "not-applicable": "Not applicable",
}
OUTCOMES = ("Not eligible", "Not yet known", "Needs review", "Eligible")
LEAST = 0.04
"""The share of points, dark or light, in which any two pictures differ at least."""
_SEEN = """async (pictures) => {
  const size = 32;
  const read = async (picture) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
    const context = new OffscreenCanvas(size, size).getContext("2d");
    context.drawImage(image, 0, 0, size, size);
    const points = [...context.getImageData(0, 0, size, size).data];
    const grey = points.filter((_, at) => at % 4 === 0);
    const [low, high] = [Math.min(...grey), Math.max(...grey)];
    return {
      colourful: Math.max(...grey.map((one, at) => Math.abs(one - points[4 * at + 2]))),
      dark: grey.map((one) => high - low > 16 && one < (low + high) / 2),
    };
  };
  const seen = await Promise.all(pictures.map(read));
  const apart = (one, other) => one.dark.filter((is, at) => is !== other.dark[at]).length / size ** 2;
  return {
    colourful: Math.max(...seen.map((one) => one.colourful)),
    apart: seen.map((one) => seen.map((other) => apart(one, other))),
  };
}"""
_BARS = """(kinds) => {
  const bar = (kind, at) => `<g class="bar bar-${kind} verdict-${kind}" id="drawn-bar-${kind}">
    <rect class="ground" x="${50 * at + 2}" y="2" width="36" height="22"/>
    <rect x="${50 * at + 2}" y="2" width="36" height="22" fill="url(#drawn-${kind})"/></g>`;
  document.querySelector(".time-picture svg").innerHTML += kinds.map(bar).join("");
}"""
"""One bar of each kind, in the pattern of the page."""


@pytest.fixture
def grey(visitor, coordinator):
    """A page without colours."""
    page = visitor(coordinator, device_scale_factor=2, viewport={"width": 1280, "height": 1000})
    page.context.new_cdp_session(page).send("Emulation.setEmulatedVisionDeficiency", {"type": "achromatopsia"})
    return page


@pytest.fixture
def alike(visitor):
    """Asks which pictures of marks look too much alike."""

    def told(marks):
        pictures = [base64.b64encode(mark.screenshot()).decode() for mark in marks.values()]
        seen = visitor().evaluate(_SEEN, pictures)
        assert seen["colourful"] <= 2, "it is seen in colours"
        pairs = combinations(enumerate(marks), 2)
        return [
            (first, second, seen["apart"][one][other])
            for (one, first), (other, second) in pairs
            if seen["apart"][one][other] < LEAST
        ]

    return told


def test_verdicts_are_told_apart_without_colours(grey, alike, site):
    in_review(site, IN_DOUBT)
    unclear = draft_of_today(site, weight=None, dm_rash="yes")

    grey.goto("/protocol/")
    marks = {kind: grey.locator(f"#words .verdict-{kind}.verdict") for kind in VERDICTS}
    for kind, word in VERDICTS.items():
        expect(marks[kind]).to_have_text(word)
    assert alike({kind: mark.locator("svg") for kind, mark in marks.items()}) == []
    outcomes = grey.locator("#words .outcome")
    assert outcomes.all_text_contents() == [*OUTCOMES]
    assert alike({word: outcomes.nth(at).locator("svg") for at, word in enumerate(OUTCOMES)}) == []

    grey.goto("/")
    cells = {kind: grey.locator(f".matrix-cell .verdict-{kind}").first for kind in VERDICTS}
    assert alike({kind: cell.locator("svg") for kind, cell in cells.items()}) == []
    for kind, word in VERDICTS.items():
        expect(cells[kind]).to_contain_text(word)

    grey.goto(f"/participants/{unclear.participant.screening_number}/")
    grey.evaluate(_BARS, [*VERDICTS])
    assert alike({kind: grey.locator(f"#drawn-bar-{kind}") for kind in VERDICTS}) == []
