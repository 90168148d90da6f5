"""The daily e-mail of how many people wait: chosen by each person for themselves, sent once a day."""

from datetime import datetime

from django.core.mail import send_mail
from django.db import transaction

from screening.actions.audit import record
from screening.actions.base import Action, Refused
from screening.models import User

SUBJECT = "MIGHTScreen: what waits for you today"


@transaction.atomic
def choose_digest(*, by: User, at: datetime, wanted: bool) -> None:
    """Whether they get it from now on. To choose again what is chosen already changes nothing."""
    user = User.objects.select_for_update(no_key=True).get(pk=by.pk)
    if wanted and not user.email:
        raise Refused("No e-mail address is recorded for you. Ask the administrator to enter it.")
    before = user.digest_since is not None
    if before == wanted:
        return
    user.digest_since = at if wanted else None
    user.save(update_fields=["digest_since"])
    words = {True: "on", False: "off"}
    record(
        by=by, at=at, action=Action.DIGEST_CHOSEN, subject=user, changes={"daily_email": [words[before], words[wanted]]}
    )


def send_digest(*, at: datetime, user: User, text: str) -> None:
    """Mails it, and then puts on record that it was sent: what could not be sent (OSError, SMTPException) is not.

    Nobody waits for the mail server: nothing is held in the database meanwhile.
    """
    send_mail(SUBJECT, text, None, [user.email])
    record(by=None, at=at, action=Action.DIGEST_SENT, subject=user)
