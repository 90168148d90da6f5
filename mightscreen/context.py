"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest


def demo(request: HttpRequest) -> dict[str, object]:
    """``demo``: whether to show the banner that nobody here is real; ``sign_on``: what the single sign-on is called."""
    return {"demo": settings.DEMO, "sign_on": settings.OIDC.name if settings.OIDC else ""}
