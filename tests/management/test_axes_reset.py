"""Whoever ends a lock-out, by whatever way, leaves an event."""

import pytest
from django.core.management import CommandError, call_command

from screening.actions.passwords import count_failure, is_locked_out
from screening.models import AuditEvent
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def locked():
    user = UserFactory(username="Locked")
    for _ in range(5):
        count_failure(user)
    assert is_locked_out(user)
    return user


@pytest.mark.parametrize("command", [["axes_reset"], ["axes_reset_username", "locked"]])
def test_a_command_that_ends_a_lock_out_is_on_record(locked, command, capsys):
    call_command(*command)

    assert not is_locked_out(locked)
    event = AuditEvent.objects.last()
    assert (event.action, event.by, event.subject_id) == ("unlocked", None, str(locked.pk))
    assert capsys.readouterr().out == "Can try again now: Locked.\n"


@pytest.mark.parametrize(
    "command",
    [
        ["axes_reset_username", "locked", "nobody"],
        ["axes_reset_ip", "0.0.0.0"],
        ["axes_reset_ip_username", "0.0.0.0", "locked"],
    ],
)
def test_what_ends_no_lock_out_says_so_and_leaves_it(locked, command):
    events = AuditEvent.objects.count()
    with pytest.raises(CommandError):
        call_command(*command)

    assert is_locked_out(locked)
    assert AuditEvent.objects.count() == events
