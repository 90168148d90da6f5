"""What a page is to a browser: the markup that came out of what somebody typed, and the fields of its forms.

Every script of the payloads sets ``window.__ran``; nothing of ours does.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser

MARK = "__ran"

SCRIPTS = {
    "script": "<script>window.__ran=1</script>",
    "closed before": "</textarea></title></select><script>window.__ran=1</script>",
    "out of an attribute": "\"'><img src=x onerror=window.__ran=1>",
    "new attribute": '" autofocus onfocus="window.__ran=1" x="',
    "new attribute, single": "' autofocus onfocus='window.__ran=1' x='",
    "drawing": "<svg/onload=window.__ran=1>",
    "link": '<a href="javascript:window.__ran=1">press</a>',
    "address": "javascript:window.__ran=1",
    "frame": '<iframe srcdoc="<script>parent.__ran=1</script>"></iframe>',
    "escaped already": "&lt;script&gt;window.__ran=1&lt;/script&gt;",
    "out of a script": "</script><script>window.__ran=1</script>",
    "wide letters": "＜script＞window.__ran=1＜/script＞<ſcript>window.__ran=1</ſcript>",
    "template": '{{7191*7}}{% debug %}${7191*7}<b hx-on:load="window.__ran=1" hx-get="/x">',
    "formula": '=HYPERLINK("http://127.0.0.1/"&window.__ran,"<b onclick=window.__ran=1>")',
}
COMPUTED = "50337"
"""What a template engine would make of ``7191*7``."""


class _Markup(HTMLParser):
    def __init__(self):
        super().__init__()
        self.alive, self.inside = [], ""

    def handle_starttag(self, tag, attributes):
        self.inside = tag
        for name, value in attributes:
            runs = name.startswith(("on", "hx-on")) or name == "srcdoc"
            leads = name in ("href", "src", "action", "formaction", "data") and (value or "").strip().startswith("java")
            if MARK in name or ((runs or leads) and MARK in (value or "")):
                self.alive.append(f"<{tag} {name}={value}>"[:100])

    def handle_data(self, data):
        if self.inside in ("script", "style") and MARK in data:
            self.alive.append(f"<{self.inside}>{data}"[:100])

    def handle_endtag(self, tag):
        self.inside = ""


def alive(body):
    """What a browser would run of the payloads in a page."""
    if MARK not in body and COMPUTED not in body:
        return []
    parser = _Markup()
    parser.feed(body)
    return parser.alive + ([f"computed: {COMPUTED}"] if COMPUTED in body else [])


@dataclass
class Form:
    """One form of a page: where it leads and its fields, each with what it holds and of which kind it is."""

    method: str
    action: str
    values: dict = field(default_factory=dict)
    kinds: dict = field(default_factory=dict)


class _Forms(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.outside = [], Form("get", "")
        self.form, self.text, self.select, self.templates = self.outside, None, None, 0

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.form = Form(given.get("method", "get").lower(), given.get("action") or "")
            self.found.append(self.form)
        elif tag == "template":
            self.templates += 1
        elif self.templates:
            return
        elif tag in ("input", "textarea", "select") and given.get("name"):
            self.control(tag, given)
        elif tag == "option" and self.select and ("selected" in given or self.select not in self.form.values):
            self.form.values[self.select] = given.get("value") or ""

    def control(self, tag, given):
        name, kind = given["name"], given.get("type", "text") if tag == "input" else tag
        chosen = kind not in ("radio", "checkbox") or "checked" in given
        if chosen or name not in self.form.values:
            self.form.values[name] = (given.get("value") or "on" * (kind == "checkbox")) if chosen else ""
        self.form.kinds[name] = kind
        if tag == "select":
            self.select = name
            self.form.values.pop(name)
        self.text = name if tag == "textarea" else None

    def handle_data(self, data):
        if self.text:
            self.form.values[self.text] += data.removeprefix("\n") if not self.form.values[self.text] else data

    def handle_endtag(self, tag):
        if tag == "template":
            self.templates -= 1
        elif tag == "textarea":
            self.text = None
        elif tag == "select" and self.select:
            self.form.values.setdefault(self.select, "")
            self.select = None
        elif tag == "form":
            self.form = self.outside


def forms_of(body):
    """The forms of a page, patterns for new rows left out."""
    parser = _Forms()
    parser.feed(body)
    return parser.found
