"""How a whole request is spoilt: a name for each kind, and the request made of the one a browser would send."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings

from tests.trust.bad_input.asked import FORM, TOKEN, Request
from tests.trust.bad_input.doors import Door

_DEEP = b"[" * 100_000 + b"]" * 100_000
_EXTRA = {
    **dict.fromkeys(("is_administrator", "is_staff", "is_superuser", "is_active", "is_demo"), "1"),
    **{"status": "enrolled", "outcome": "ELIGIBLE", "enrolment_number": "1", "signed_by": "1", "by": "1", "id": "1"},
    **{"pk": "1", "participant": "1", "visit": "1", "registered_by": "1", "printed_name": "Somebody", "role": "pi"},
    **{"password": "x", "_method": "DELETE", "__proto__": "1", "ended_at": "", "submitted_at": "2026-11-03"},
}
_JUNK = "x" * 100_000


def _not_asked(door: Door) -> dict[str, str]:
    asked = {name for name, _ in door.fields}
    return {name: value for name, value in _EXTRA.items() if name not in asked}


def _said(door: Door, token: str = TOKEN) -> bytes:
    return f"csrfmiddlewaretoken={token}&{door.body()}".encode()


def _session(key: str) -> dict[str, str]:
    return {"HTTP_COOKIE": f"csrftoken={TOKEN}; sessionid={key}"}


def _multipart(door: Door, *more: bytes, end: bytes = b"--B--\r\n") -> bytes:
    fields = [("csrfmiddlewaretoken", TOKEN), *door.fields]
    parts = [f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in fields]
    return b"".join(b"--B\r\n" + part for part in (*parts, *more)) + end


_UPLOAD = (
    b'Content-Disposition: form-data; name="%s"; filename="../../x.php"\r\nContent-Type: text/html\r\n\r\n<script>\r\n'
)
_CODED = b'Content-Disposition: form-data; name="a"\r\nContent-Transfer-Encoding: base64\r\n\r\n====\r\n'
_SURROGATE = b'Content-Disposition: form-data; name="%s"\r\n\r\n\\ud800\r\n'
_NAMED = b"Content-Disposition: form-data; name*=nothing-known''a%00\r\n\r\nx\r\n"

FORGED: dict[str, Callable[[Door], tuple[bytes, str, dict[str, str]]]] = {
    "no token": lambda door: (door.body().encode(), FORM, {}),
    "a wrong token": lambda door: (_said(door, "w" * 32), FORM, {}),
    "a token that is none": lambda door: (_said(door, "%00<script>"), FORM, {}),
    "no cookies": lambda door: (_said(door), FORM, {"HTTP_COOKIE": ""}),
    "from elsewhere": lambda door: (_said(door), FORM, {"HTTP_ORIGIN": "https://evil.example"}),
    "from nowhere": lambda door: (_said(door), FORM, {"HTTP_ORIGIN": "null"}),
    "from a broken address": lambda door: (_said(door), FORM, {"HTTP_ORIGIN": "http://["}),
    "json": lambda door: (b'{"a": "\\ud800"}', "application/json", {}),
    "deep json": lambda door: (_DEEP, "application/json", {}),
    "xml": lambda door: (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "text/xml", {}),
    "plain text": lambda door: (_said(door), "text/plain", {}),
    "no type": lambda door: (_said(door), "", {}),
    "a type that is none": lambda door: (_said(door), ";;;=\"", {}),
    "utf-16": lambda door: (_said(door), f"{FORM}; charset=utf-16", {}),
    "utf-7": lambda door: (_said(door), f"{FORM}; charset=utf-7", {}),
    "surrogates in parts": lambda door: (
        _multipart(door, *(_SURROGATE % name.encode() for name, _ in door.fields)),
        "multipart/form-data; boundary=B; charset=raw_unicode_escape", {}
    ),
    "rot13": lambda door: (_said(door), f"{FORM}; charset=rot13", {}),
    "a charset that breaks": lambda door: (_said(door), f"{FORM}; charset*=nothing-known''x", {}),
    "a charset with nothing": lambda door: (_said(door), f"{FORM}; charset*=utf-8''a%00b", {}),
    "no boundary": lambda door: (_multipart(door), "multipart/form-data", {}),
    "another boundary": lambda door: (_multipart(door), "multipart/form-data; boundary=C", {}),
    "an absurd boundary": lambda door: (_multipart(door), f"multipart/form-data; boundary={'B' * 300}", {}),
    "a boundary that breaks": lambda door: (_multipart(door), "multipart/form-data; boundary*=utf-8''%ED%A0%80", {}),
    "enormous": lambda door: (_said(door) + b"&z=" + b"x" * 2_700_000, FORM, {}),
    "too many fields": lambda door: (_said(door) + b"&a=" * settings.DATA_UPLOAD_MAX_NUMBER_FIELDS, FORM, {}),
    "an impossible length": lambda door: (_said(door), FORM, {"CONTENT_LENGTH": "-5"}),
    "another host": lambda door: (_said(door), FORM, {"HTTP_HOST": "evil.example"}),
    "no host": lambda door: (_said(door), FORM, {"HTTP_HOST": "[::1"}),
    "a host with blanks": lambda door: (_said(door), FORM, {"HTTP_HOST": "testserver\t<script>"}),
    "a long session": lambda door: (_said(door), FORM, _session(_JUNK)),
    "a session with nothing": lambda door: (_said(door), FORM, _session('"a\\000b"')),
    "a session that is none": lambda door: (_said(door), FORM, _session("\xff%ED%A0%80")),
    "a cookie that is none": lambda door: (_said(door), FORM, {"HTTP_COOKIE": 'csrftoken="\\000<b>\\377"; =; ;; a'}),
}  # fmt: skip
"""Nothing of these may ever be accepted."""

ODD: dict[str, Callable[[Door], tuple[bytes, str, dict[str, str]]]] = {
    "extra fields": lambda door: (_said(door) + b"&" + urlencode(_not_asked(door)).encode(), FORM, {}),
    "each field twice": lambda door: (_said(door) + b"&" + door.body().encode(), FORM, {}),
    "each field a list": lambda door: (
        _said(door) + b"".join(b"&%s[]=1" % name.encode() for name, _ in door.fields), FORM, {}
    ),
    "hundreds of fields": lambda door: (_said(door) + b"&treatments-0-name=x" * 700, FORM, {}),
    "a coded part": lambda door: (_multipart(door, _CODED), "multipart/form-data; boundary=B", {}),
    "cut off": lambda door: (_multipart(door, end=b""), "multipart/form-data; boundary=B", {}),
    "a file": lambda door: (_multipart(door, _UPLOAD % b"reason"), "multipart/form-data; boundary=B", {}),
    "a file for each": lambda door: (
        _multipart(door, *(_UPLOAD % n.encode() for n, _ in door.fields[:20])), "multipart/form-data; boundary=B", {}
    ),
    "a name that breaks": lambda door: (_multipart(door, _NAMED), "multipart/form-data; boundary=B", {}),
    "a charset unknown": lambda door: (_said(door), f"{FORM}; charset=nothing-known", {}),
    "forwarded": lambda door: (
        _said(door), FORM, {"HTTP_X_FORWARDED_HOST": "evil.example", "HTTP_X_FORWARDED_PROTO": "<script>",
                            "HTTP_X_FORWARDED_FOR": "' OR 1=1, \u00ff", "HTTP_X_REAL_IP": _JUNK}),
    "languages": lambda door: (_said(door), FORM, {"HTTP_ACCEPT_LANGUAGE": "a-" * 50_000, "HTTP_ACCEPT": _JUNK}),
    "an agent": lambda door: (_said(door), FORM, {"HTTP_USER_AGENT": "<script>" + _JUNK, "HTTP_REFERER": "http://["}),
    "another method": lambda door: (_said(door), FORM, {"HTTP_X_HTTP_METHOD_OVERRIDE": "DELETE"}),
    "dates of caches": lambda door: (_said(door), FORM, {"HTTP_IF_MODIFIED_SINCE": "\xff", "HTTP_RANGE": "bytes=9-1"}),
    "htmx": lambda door: (
        _said(door), FORM, {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "http://[", "HTTP_HX_TARGET": "<script>",
                            "HTTP_HX_TRIGGERING_EVENT": "[" * 90_000, "HTTP_HX_BOOSTED": "true"}),
    "messages": lambda door: (
        _said(door), FORM, {"HTTP_COOKIE": f'csrftoken={TOKEN}; messages="[[\\000"; sessionid=none'}),
}  # fmt: skip
"""These may be accepted where the rest is in order; they then do what the form says and nothing else."""


def spoilt(door: Door, kind: str) -> Request:
    """The request to a door."""
    body, content_type, headers = (FORGED.get(kind) or ODD[kind])(door)
    return Request(door.who, door.method, door.path, body, content_type, headers)
