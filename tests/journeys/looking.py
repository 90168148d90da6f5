"""What is wrong with how a page looks and reads: axe-core in light and dark, and the width of a phone."""

from axe_playwright_python.base import AXE_FILE_PATH

AXE = AXE_FILE_PATH.read_text()
_WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_FOR_THE_EYE = ["color-contrast", "link-in-text-block", "target-size"]
_EYE = {"runOnly": {"type": "rule", "values": _FOR_THE_EYE}}
SCHEMES = ("light", "dark")
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 860}

_UNFOLD = "document.querySelectorAll('main details').forEach(box => { box.open = true; })"
_WITHOUT_WHAT_LOOKS_ALIKE = """(seenBefore) => {
  const look = (box) => box.outerHTML.replace(/>[^<]+</g, ">.<").replace(/ (?!class|type)([\\w-]+)="[^"]*"/g, " $1");
  const alike = [".matrix-cell, option", "li, tr", ".table-scroll, .field, .paper-question, p",
    ".protocol-entry, .form-section, .paper-section"];
  for (const kind of alike) {
    const seen = new Set();
    for (const box of document.querySelectorAll(`main :is(${kind})`)) {
      const its = look(box);
      if (seen.has(its)) box.remove();
      seen.add(its);
    }
  }
  const header = document.querySelector(".site-header");
  const its = header ? look(header) : "";
  if (seenBefore.includes(its)) header?.remove();
  return its;
}"""
"""Takes out what is drawn as something before it, with other words, and the header where it is one of those given."""
_RUN = """async (options) => {
  await Promise.all(document.getAnimations().map((one) => one.finished));
  scrollTo(0, 0); // what is scrolled under the header is no small target
  return axe.run(document, options);
}"""


def violations_of(page, schemes, headers=None):
    """What axe-core finds in what looks like nothing before it, which saves seconds with a thousand elements.

    A header that looks like one of ``headers`` is left out as well; they are those seen before.
    """
    page.evaluate(AXE)
    seen = set() if headers is None else headers
    seen.add(page.evaluate(_WITHOUT_WHAT_LOOKS_ALIKE, list(seen)))
    all_rules = {"runOnly": _WCAG, "rules": {name: {"enabled": True} for name in _FOR_THE_EYE}}
    for scheme, rules in zip(schemes, (all_rules, _EYE), strict=False):
        page.emulate_media(color_scheme=scheme)
        yield from (f"{scheme}: {words}" for words in _run(page, rules))


def violations_of_all(page):
    """What axe-core finds in all of the page, and what the eye sees of it in each scheme."""
    page.evaluate(AXE)
    yield from _run(page, {"runOnly": _WCAG, "rules": {name: {"enabled": False} for name in _FOR_THE_EYE}})
    page.evaluate(_WITHOUT_WHAT_LOOKS_ALIKE, [])
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        yield from (f"{scheme}: {words}" for words in _run(page, _EYE))


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
