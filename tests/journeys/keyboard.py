"""A person who has a keyboard alone, and sees where the focus is."""

from dataclasses import dataclass

from playwright.sync_api import Page

_MOST = 400
"""Presses of Tab before one gives up."""
_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
_SETTLED = 30
"""Pairs of frames until an answer that came in has settled, and what had the focus is back in sight."""
_WHERE = """() => {
  const here = document.activeElement;
  const words = (box) => (box ? box.textContent.replace(/\\s+/g, " ").trim() : "");
  const label = here.labels && here.labels[0];
  const group = here.type === "radio" && here.closest("fieldset").querySelector("legend");
  const section = here.closest(".form-section");
  const seen = (label && here.matches("[type=radio], [type=checkbox]")) ? label : here;
  const box = here.getClientRects()[0];
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
  const style = getComputedStyle(here.matches("[type=radio]") ? seen : here);
  return {
    kind: here.matches("input, select") ? here.type : here.localName,
    name: here.getAttribute("aria-label") || (here.localName === "summary" ? words(here.querySelector("h2") || here)
      : words(label || here)),
    group: words(group || null),
    section: section ? words(section.querySelector("h2")) : "",
    is_open: here.localName === "summary" && here.parentElement.open,
    is_covered: !top || !(seen.contains(top) || top.contains(here) && top.closest("label, a, button, summary, td")),
    is_marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""


@dataclass(frozen=True)
class Focus:
    """Where one is: ``group`` is the question of a radio button, ``name`` what a screen reader calls the control."""

    kind: str
    name: str
    group: str
    section: str
    is_open: bool
    is_covered: bool
    is_marked: bool

    @property
    def asks(self) -> str:
        """The question."""
        return self.group or self.name


class Keyboard:
    """Presses keys; wherever Tab leads, the focus can be seen: marked, and with nothing over it."""

    def __init__(self, page: Page) -> None:
        self.page, self.unseen = page, []

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    @property
    def here(self) -> Focus:
        return Focus(**self.page.evaluate(_WHERE))

    def tab(self, key: str = "Tab") -> Focus:
        self.press(key)
        here = self.here
        for _ in range(_SETTLED):
            if not here.is_covered:
                break
            self.page.evaluate(_FRAMES)
            here = self.here
        if here.is_covered or not here.is_marked:
            self.unseen.append(here)
        return here

    def to(self, asks: str) -> Focus:
        """On, as far as the control of this name."""
        for _ in range(_MOST):
            here = self.tab()
            if here.asks == asks:
                return here
        raise AssertionError(f"Tab does not lead to {asks}")

    def give(self, answer: str, here: Focus | None = None) -> None:
        """Answers the question that has the focus: a text, an entry of a list, or one of some buttons."""
        here = here or self.here
        if here.kind != "radio":
            self.type(answer)
            return
        self.press("Space")
        first = here.name
        while self.here.name != answer:
            self.press("ArrowRight")
            assert self.here.name != first, f"{here.group} has no answer {answer}"
