"""The frame around every page."""

from django import template

register = template.Library()


@register.inclusion_tag("components/nav_link.html", takes_context=True)
def nav_link(context: template.Context, url: str, words: str, key: str = "", waiting: int = 0) -> dict[str, object]:
    """A link of the main navigation; the page one is on is marked, and so is each page below it.

    ``key`` is the letter that leads there after ``g`` (static/js/keys.js), ``waiting`` how many people wait there for
    whoever is signed in.
    """
    path = context["request"].path
    current = path == url or (url != "/" and path.startswith(url))
    return {"url": url, "words": words, "key": key, "waiting": waiting, "current": current}
