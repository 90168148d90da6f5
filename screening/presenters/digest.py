"""The daily e-mail: how many people wait for its reader, and nobody's number."""

from collections.abc import Iterable

from screening.presenters.worklist import WorkGroup

_TEXT = """{people} you in MIGHTScreen:

{lines}

{home}

Who they are is shown there once you have signed in. You get this e-mail because you asked for it; under
“Your daily e-mail”, beside your password, you can stop it.
"""


def digest_text(groups: Iterable[WorkGroup], home: str) -> str:
    """The e-mail with a link to ``home``; empty where nobody waits for the reader."""
    own = [group for group in groups if group.own]
    if not own:
        return ""
    count = sum(group.own for group in own)
    lines = "\n".join(f"{group.own:>4}  {group.title}" for group in own)
    people = "1 person waits for" if count == 1 else f"{count} people wait for"
    return _TEXT.format(people=people, lines=lines, home=home)
