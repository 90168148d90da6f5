"""The product with a hole made on purpose, which a scanner has to find: what was searched for is shown as markup."""

from django.contrib import messages
from django.utils.safestring import mark_safe

from mightscreen.wsgi import application

__all__ = ["application"]
_warning = messages.warning
messages.warning = lambda request, words: _warning(request, mark_safe(words))
