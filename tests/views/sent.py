"""What a browser would send of a form on a page."""

import re
from html.parser import HTMLParser

_TAGS = re.compile(r"</?(?:form|template|fieldset|input|select|option)\b[^>]*>")
"""All that the parser below looks at; the rest of a page would only slow it down."""


class _Controls(HTMLParser):
    """The successful controls of one form; buttons are left out, patterns for new rows too."""

    def __init__(self, form_id):
        super().__init__()
        self.form_id, self.inside, self.pattern = form_id, False, 0
        self.found, self.select, self.chosen, self.fieldsets = [], None, None, []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.inside = given.get("id") == self.form_id
        elif tag == "template":
            self.pattern += 1
        elif tag == "fieldset":
            self.fieldsets.append("disabled" in given)
        elif self.inside and not self.pattern and "disabled" not in given and not any(self.fieldsets):
            self.control(tag, given)

    def control(self, tag, given):
        if tag == "input" and "name" in given:
            kind = given.get("type", "text")
            if kind not in ("radio", "checkbox") or "checked" in given:
                self.found.append((given["name"], given.get("value", "on" if kind == "checkbox" else "")))
        elif tag == "select":
            self.select, self.chosen = given["name"], None
        elif tag == "option" and self.select and ("selected" in given or self.chosen is None):
            self.chosen = given["value"]

    def handle_endtag(self, tag):
        if tag == "select" and self.select:
            self.found.append((self.select, self.chosen or ""))
            self.select = None
        elif tag == "template":
            self.pattern -= 1
        elif tag == "fieldset":
            self.fieldsets.pop()
        elif tag == "form":
            self.inside = False


def sent(page, form_id="screening", **typed):
    """The form as the page shows it, with what is then typed over it; a value of None is taken out."""
    parser = _Controls(form_id)
    parser.feed("".join(_TAGS.findall(page.content.decode())))
    data = {}
    for name, value in parser.found:
        data.setdefault(name, []).append(value)
    data.update(typed)
    return {name: value for name, value in data.items() if value is not None}
