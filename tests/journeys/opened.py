"""What can be opened on a page, and what it shows when something is wrong: each is looked at as well."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.factories import PASSWORD
from tests.factors import app_of
from tests.scenes import administrator

Act = Callable[[Page], object]


def _press(words: str) -> Act:
    return lambda page: page.get_by_role("main").get_by_role("button", name=words, exact=True).first.click()


def _dialog(opener: str) -> Act:
    """A dialog that a link or button opens."""

    def act(page: Page) -> None:
        page.locator(opener).first.click()
        page.locator("dialog[open]").wait_for()

    return act


def _keys(page: Page) -> None:
    page.keyboard.press("?")
    page.locator("dialog[open]").wait_for()


def _left_alone(page: Page) -> None:
    """Covered, as after a quarter of an hour."""
    page.evaluate("document.getElementById('content').hidden = true; document.getElementById('idle').hidden = false;")


def _no_answer(page: Page) -> None:
    page.evaluate("for (const id of ['session-ended', 'no-answer']) document.getElementById(id).hidden = false;")


def _session_ended(page: Page) -> None:
    page.evaluate("document.getElementById('sign-in-again').showModal()")


def _refused(page: Page) -> None:
    page.locator("#id_height_value").fill("9999")
    page.locator("#screening .form-actions [name=save]").click()
    page.locator(".error-summary").wait_for()


def _another_was_faster(page: Page) -> None:
    page.locator("#screening [name=version]").evaluate("field => { field.value = 0; }")
    page.locator("#id_height_value").fill("171")
    page.locator("#screening .form-actions [name=save]").click()
    page.locator("#screening .before-saving").wait_for()


def _row_added(page: Page) -> None:
    page.get_by_role("button", name="Add a treatment").click()
    page.keyboard.type("pred")
    page.get_by_role("option").first.wait_for()


def _searched(page: Page) -> None:
    page.locator("#site-search").fill("clo")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Search", exact=True).wait_for()


def _identity(page: Page) -> None:
    page.locator("form[action$='/identity/'] button").click()
    page.get_by_role("heading", name="Identity of").wait_for()


def _checked(page: Page) -> None:
    """The public questions: the first, an answer left out, and what comes of a clear answer."""
    page.get_by_role("main").get_by_role("button").first.click()
    page.get_by_role("button", name="Next").click()
    page.locator(".error-summary").wait_for()


OPENED: dict[str, dict[str, Act]] = {
    "home": {"keyboard shortcuts": _keys, "left alone": _left_alone, "no answer": _no_answer, "search": _searched},
    "form": {
        "how a criterion is read": _dialog("a[data-help]"),
        "history or query": _dialog("a[data-beside]"),
        "session ended": _session_ended,
        "a row": _row_added,
        "refused": _refused,
        "another was faster": _another_was_faster,
    },
    "participant": {"identity": _identity},
    "register": {"refused": _press("Register")},
    "sign_in": {"refused": _press("Sign in")},
    "forgotten": {"refused": lambda page: page.get_by_role("main").get_by_role("button").first.click()},
    "check": {"a question unanswered": _checked},
    "decline": {"refused": lambda page: page.locator("main form button.btn-danger, main form button.btn-primary").click()},
}
"""By the name of an address. What is not there for somebody is passed over."""
FIRST_ONLY = ("home", "form")
"""Where a look is taken in each run; the others only at full size."""


def ask_for_the_code(page: Page) -> None:
    """Signs in as far as the page that asks for the second factor."""
    user = administrator()
    app_of(user)
    page.goto("/sign-in/")
    page.get_by_label("User name").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
