"""What is typed into one field: a name for each kind, and what a browser or somebody else would send."""

from urllib.parse import quote_plus

from tests.trust.markup import SCRIPTS

LONGEST = 1_000
"""The most that any column of free text keeps."""

_TEXTS = {
    "too long by one": "x" * (LONGEST + 1),
    "far too long": "x" * 10**5,
    "a million": "x" * 10**6,
    "bell": "ring\a",
    "escape": "\x1b[31mred",
    "next line": "a\x85b",
    "separator": "a\u2028b",
    "nothing": "a\0b",
    "nothing alone": "\0",
    "surrogate in words": "\\ud800",
    "utf-7": "+ADw-script+AD4-",
    "bidi": "\u202egnp.exe\u202c",
    "zero width": "a\u200b\u2060\ufeffb",
    "no character": "\uffff\ufffe\U0010ffff",
    "marks": "Z" + "\u0335" * 900,
    "sum": "=1+1",
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-1+1",
    "at": "@SUM(1)",
    "tab": "\t=1+1",
    "return": "\r=1+1",
    "traversal": "../../../../../../etc/passwd",
    "traversal back": "..\\..\\..\\windows\\win.ini",
    "traversal coded": "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "file": "file:///etc/passwd",
    "elsewhere": "//127.0.0.1:9/",
    "statement": "' OR '1'='1",
    "two statements": "1); DROP TABLE screening_user; --",
    "pattern": "%_\\%",
    "header": "a\r\nSet-Cookie: x=1",
    "beyond floats": "1e400",
    "no number": "NaN",
    "signalling": "sNaN",
    "endless": "Infinity",
    "minus nothing": "-0",
    "minus one": "-1",
    "four hundred digits": "1" + "0" * 400,
    "five thousand digits": "9" * 5000,
    "billion": "1000000000",
    "beyond 31 bits": "2147483648",
    "beyond 63 bits": "9223372036854775808",
    "half": "5.0",
    "underscores": "1_0",
    "hexadecimal": "0x10",
    "arabic digits": "١٢٣",
    "wide digits": "１２３",
    "superscript": "²",
    "year nothing": "0000-00-00",
    "first day": "0001-01-01",
    "last day": "9999-12-31",
    "last day in words": "31-DEC-9999",
    "no day": "31-FEB-2026",
    "no month": "2024-13-45",
    "before all": "-0001-01-01",
    "object": '{"a": {"b": [1]}}',
    "list": "[[[[]]]]",
    "null": "null",
    "true": "true",
    "blank": " ",
    "empty": "",
    **{f"script: {name}": text for name, text in SCRIPTS.items()},
}
TEXTS = {name: quote_plus(text, errors="surrogatepass") for name, text in _TEXTS.items()}
"""By name, as a form sends it."""

BYTES = {
    "lone surrogate": "%ED%A0%80",
    "lone low surrogate": "a%ED%B0%80b",
    "no utf-8": "%FF%FE%80",
    "cut utf-8": "%E2%82",
    "overlong slash": "%C0%AF",
    "broken escape": "%zz%",
}
VALUES = TEXTS | BYTES
SHARPEST = ("bell", "nothing", "far too long", "lone surrogate", "no utf-8", "script: out of an attribute",
            "five thousand digits", "no number", "beyond floats", "arabic digits", "beyond 31 bits", "bidi", "tab",
            "last day", "year nothing", "no day", "half", "beyond 63 bits", "statement", "superscript")  # fmt: skip
"""For the fields of the large form that are alike."""


def text_of(name: str) -> str | None:
    """What was typed, to look for it in the answer; None where it is no text."""
    return _TEXTS.get(name)
