"""What is wrong with how a page looks and reads: axe-core in light and dark, and the width of a phone."""

from axe_playwright_python.base import AXE_FILE_PATH

AXE = AXE_FILE_PATH.read_text()
_WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_OF_COLOURS = ["color-contrast", "link-in-text-block"]
SCHEMES = ("light", "dark")
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 860}

_UNFOLD = "document.querySelectorAll('main details').forEach(box => { box.open = true; })"
_WITHOUT_WHAT_LOOKS_ALIKE = """() => {
  const plain = (box) => box.outerHTML.replace(/>[^<]+</g, ">.<").replace(/ (?!class|type|open)[\\w-]+="[^"]*"/g, "");
  const seen = new Set();
  for (const box of document.querySelectorAll("main :is(tr, li, .row-card, .form-section, .field, .protocol-entry)")) {
    if (!box.isConnected || box.querySelector(":focus")) continue;
    const look = plain(box);
    if (seen.has(look)) box.remove();
    seen.add(look);
  }
}"""
"""Takes out what is drawn as something before it, with other words: colours take long to look at."""
_RUN = "options => axe.run(document, options)"


def violations_of(page, scheme="light", *, whole=False):
    """What axe-core finds in one of the schemes: in the dark what depends on colours, the rest is as in the light.

    ``whole``: nothing is left out but, for the colours, what looks alike.
    """
    page.evaluate(AXE)
    others = {"runOnly": _WCAG, "rules": {name: {"enabled": False} for name in _OF_COLOURS}}
    if whole and scheme == "light":
        yield from _run(page, others)
    page.evaluate(_WITHOUT_WHAT_LOOKS_ALIKE)
    page.emulate_media(color_scheme=scheme)
    yield from _run(page, {"runOnly": {"type": "rule", "values": _OF_COLOURS}} if whole else {"runOnly": _WCAG})


def _run(page, options):
    options |= {"resultTypes": ["violations"], "preload": False, "iframes": False}
    for violation in page.evaluate(_RUN, options)["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['id']} at {node['target']}"


def too_wide(page):
    """Whether one has to scroll sideways on a phone."""
    page.set_viewport_size(PHONE)
    width = page.evaluate("document.scrollingElement.scrollWidth")
    page.set_viewport_size(DESK)
    if width > PHONE["width"]:
        yield f"{width} px wide on a phone of {PHONE['width']}"


def unfold(page):
    page.evaluate(_UNFOLD)
