"""Filters that the accounts of the demo keep."""

from screening.actions.filters import save_filter
from screening.management.demo.accounts import COORDINATORS
from screening.models import User

_OF_COORDINATORS = {
    "Answers missing": "status=draft&outcome=UNDETERMINED",
    "Window ends within 7 days": "window=soon&sort=screened",
}
_OF_THE_INVESTIGATOR = {
    "To review": "status=in_review&sort=screened",
    "Kept out by the MMT-8": "criterion=I03&verdict=FAIL",
}


def keep_filters(users: dict[str, User]) -> None:
    """Two for each who works with the list every day."""
    for username in (*COORDINATORS.values(), "investigator"):
        kept = _OF_THE_INVESTIGATOR if username == "investigator" else _OF_COORDINATORS
        for name, query in kept.items():
            save_filter(by=users[username], name=name, query=query)
