"""What stands beside an answer or a criterion; nothing on pages that have none of it."""

from django import template
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def beside_marks(context: template.Context, name: str, label: str) -> SafeString:
    """The links to the history and to raise a query."""
    beside = context.get("beside")
    return beside.marks(name, label) if beside else SafeString("")


@register.simple_tag(takes_context=True)
def beside_queries(context: template.Context, name: str) -> SafeString:
    """The queries that are not settled."""
    beside = context.get("beside")
    return beside.queries_at(name) if beside else SafeString("")
