"""Speaking with the OpenID provider: authorization code with PKCE, state and nonce; no token is kept.

Authlib is loaded with the first sign-on, so that nobody waits for it who has none.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from time import monotonic, time
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from mightscreen.provider import Provider

if TYPE_CHECKING:
    from authlib.integrations.django_client import DjangoOAuth2App

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
"""With which answers are signed: by a key that the provider alone has."""
_KNOWN_FOR = 3600
"""Seconds after which the provider's addresses and keys are asked for anew."""
_TAKEN = ("authorization_endpoint", "token_endpoint", "jwks_uri", "jwks")
_AUTHENTICATION = "token_endpoint_auth_method"
_ends: ContextVar[float] = ContextVar("ends")


class ProviderSilentError(Exception):
    """The provider did not answer in time, or with a fault of its own."""


class NotProvenError(Exception):
    """What came back does not prove who it is, or not to us, now, for what was begun here."""


def begin(request: HttpRequest, begun: dict[str, Any], **asked: str) -> str:
    """The address at the provider to go on to; ``begun`` is kept in the session until the way back."""
    with _speaking():
        client = _client()
        back = request.build_absolute_uri(reverse("sign_on_answer"))
        made = client.create_authorization_url(back, **asked)
    kept = {name: made[name] for name in ("nonce", "code_verifier")} | {"redirect_uri": back, "at": time()}
    client.save_authorize_data(request, state=made["state"], **kept, **begun)
    return str(made["url"])


def what_was_begun(request: HttpRequest) -> dict[str, Any] | None:
    """What the way back belongs to; None where this session has begun no such thing, or too long ago."""
    kept = request.session.get(f"_state_provider_{request.GET.get('state', '')}")
    data = kept["data"] if kept else None
    return data if data and time() - data["at"] < settings.OIDC_BEGUN_FOR else None


def claims_of(request: HttpRequest) -> dict[str, Any]:
    """What the provider says, after all of it was checked; what was begun is over by it, whatever it says.

    Raises:
        ProviderSilentError: it cannot be asked.
        NotProvenError: it says nothing, or what cannot be believed.
    """
    state = request.GET.get("state", "")
    with _speaking():
        client = _client()
        try:
            token = client.authorize_access_token(
                request,
                leeway=settings.OIDC_LEEWAY,
                claims_options={
                    "iss": {"essential": True, "values": [settings.OIDC.issuer]},
                    "aud": {"essential": True, "values": [settings.OIDC.client_id]},
                    "sub": {"essential": True},
                },
            )
        finally:
            client.framework.clear_state_data(request.session, state)
    claims = token.get("userinfo") or {}
    if not (claims.get("sub") and isinstance(claims["sub"], str)):
        raise NotProvenError
    return dict(claims)


@contextmanager
def _speaking() -> Iterator[None]:
    """One time for all that is asked; what goes wrong has two names."""
    from authlib.common.errors import AuthlibBaseError
    from joserfc.errors import JoseError
    from requests import RequestException

    before = _ends.set(monotonic() + settings.OIDC_PATIENCE)
    try:
        yield
    except RequestException as error:
        raise ProviderSilentError from error
    # What is no such answer as the protocol has, the library reads without asking first.
    except (AuthlibBaseError, JoseError, ValueError, KeyError, TypeError, AttributeError, RuntimeError) as error:
        raise NotProvenError from error
    finally:
        _ends.reset(before)


def _client() -> "DjangoOAuth2App":
    return _client_of(settings.OIDC, int(time() // _KNOWN_FOR))


@lru_cache(maxsize=2)
def _client_of(provider: Provider, hour: int) -> "DjangoOAuth2App":
    from authlib.integrations.django_client import DjangoIntegration, DjangoOAuth2App
    from authlib.integrations.requests_client import OAuth2Session
    from urllib3 import Timeout

    class Session(OAuth2Session):
        def request(self, *args: Any, **kwargs: Any) -> Any:
            left = max(_ends.get() - monotonic(), 0.01)
            return super().request(*args, **kwargs | {"timeout": Timeout(total=left), "allow_redirects": False})

    class Client(DjangoOAuth2App):
        client_cls = Session

        def load_server_metadata(self) -> dict[str, Any]:
            found = super().load_server_metadata()
            if found["issuer"] != provider.issuer:
                raise ValueError("the provider names itself otherwise")
            by_post = "client_secret_basic" not in found.get(f"{_AUTHENTICATION}s_supported", ["client_secret_basic"])
            return {name: found[name] for name in _TAKEN if name in found} | {
                "id_token_signing_alg_values_supported": ALGORITHMS,
                _AUTHENTICATION: "client_secret_post" if by_post else "client_secret_basic",
            }

    return Client(
        DjangoIntegration("provider"),
        "provider",
        client_id=provider.client_id,
        client_secret=provider.client_secret,
        server_metadata_url=f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid", "code_challenge_method": "S256"},
    )
