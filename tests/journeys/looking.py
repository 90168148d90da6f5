"""What is wrong with how a page looks and reads: axe-core in light and dark, and the width of a phone."""

from axe_playwright_python.base import AXE_FILE_PATH

AXE = AXE_FILE_PATH.read_text()
_WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_FOR_THE_EYE = ["color-contrast", "link-in-text-block", "target-size"]
SCHEMES = ("light", "dark")
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 860}

_UNFOLD = "document.querySelectorAll('main details').forEach(box => { box.open = true; })"
_WITHOUT_WHAT_LOOKS_ALIKE = """() => {
  const look = (box) => box.outerHTML.replace(/>[^<]+</g, ">.<").replace(/ (?!class|type)([\\w-]+)="[^"]*"/g, " $1");
  for (const kind of [".matrix-cell", "li, tr", ".field", ".protocol-entry, .form-section"]) {
    const seen = new Set();
    for (const box of document.querySelectorAll(`main :is(${kind})`)) {
      const its = look(box);
      if (seen.has(its)) box.remove();
      seen.add(its);
    }
  }
}"""
"""Takes out what is drawn as something before it, with other words."""
_RUN = """async (options) => {
  await Promise.all(document.getAnimations().map((one) => one.finished));
  return axe.run(document, options);
}"""


def violations_of(page, schemes):
    """What axe-core finds: in all of the page what it is made of, and in each scheme what the eye sees of it.

    The latter takes seconds for a thousand elements, so what looks like something before it is left out.
    """
    page.evaluate(AXE)
    rest = {"runOnly": _WCAG, "rules": {name: {"enabled": False} for name in _FOR_THE_EYE}}
    yield from _run(page, rest)
    page.evaluate(_WITHOUT_WHAT_LOOKS_ALIKE)
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        seen = _run(page, {"runOnly": {"type": "rule", "values": _FOR_THE_EYE}})
        yield from (f"{scheme}: {words}" for words in seen)


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
