"""What can be opened on a page, and what it shows when something is wrong: each is looked at as well."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.factories import PASSWORD
from tests.factors import app_of
from tests.scenes import administrator

Act = Callable[[Page], object]
_SAVE = "#screening .form-actions [name=save]"


@dataclass(frozen=True)
class Opening:
    """What is done on a page where ``at`` is there."""

    words: str
    at: str
    act: Act


def _dialog(words: str, opener: str) -> Opening:
    def act(page: Page) -> None:
        page.locator(opener).first.click()
        page.locator("dialog[open]").wait_for()

    return Opening(words, opener, act)


def _keys(page: Page) -> None:
    page.keyboard.press("?")
    page.locator("dialog[open]").wait_for()


def _pressed(button: str) -> Opening:
    """A form sent without an answer."""

    def act(page: Page) -> None:
        page.locator(button).first.click()
        page.locator(".error-summary, .field-error").first.wait_for()

    return Opening("refused", button, act)


def _saved(field: str, value: str, shows: str) -> Act:
    def act(page: Page) -> None:
        page.locator("#id_height_value").fill(value)
        page.locator(_SAVE).click()
        page.locator(shows).first.wait_for()

    def act_on_an_older_version(page: Page) -> None:
        page.locator(field).evaluate("field => { field.value = 0; }")
        act(page)

    return act_on_an_older_version if field else act


def _row(page: Page) -> None:
    page.locator("[data-rows=treatments] .row-add").click()
    page.keyboard.type("pred")
    page.get_by_role("option", name="prednisone").first.wait_for()


def _search(page: Page) -> None:
    page.locator("#site-search").fill("clo")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Search", exact=True).wait_for()


def _identity(page: Page) -> None:
    page.locator("form[action$='/identity/'] button").click()
    page.get_by_role("heading", name="Identity of").wait_for()


def _check(page: Page) -> None:
    """The first of the public questions, left without an answer."""
    page.locator("main form button").first.click()
    page.get_by_role("button", name="Next").click()
    page.locator(".error-summary").wait_for()


def _script(words: str, at: str, script: str) -> Opening:
    """What the page shows by itself after something has gone wrong."""
    return Opening(words, at, lambda page: page.evaluate(script))


_PRIMARY = "main form .btn-primary"
OPENED: dict[str, tuple[Opening, ...]] = {
    "home": (
        Opening("keyboard shortcuts", "#keys-help", _keys),
        Opening("search", "#site-search", _search),
        _script(
            "left alone",
            "#idle",
            "document.getElementById('content').hidden = !(document.getElementById('idle').hidden = false)",
        ),
        _script(
            "no answer",
            "#no-answer",
            "document.getElementById('no-answer').hidden = document.getElementById('session-ended').hidden = false",
        ),
    ),
    "form": (
        _dialog("history or query", "a[data-beside]"),
        _dialog("how a criterion is read", "a[data-help]"),
        _script("session ended", "#sign-in-again", "document.getElementById('sign-in-again').showModal()"),
        Opening("a row", "[data-rows=treatments] .row-add:enabled", _row),
        Opening("refused", _SAVE, _saved("", "9999", ".error-summary")),
        Opening("another was faster", _SAVE, _saved("#screening [name=version]", "171", ".before-saving")),
    ),
    "participant": (Opening("identity", "form[action$='/identity/'] button", _identity),),
    "check": (Opening("a question left out", "main form", _check),),
    "register": (_pressed(_PRIMARY),),
    "sign_in": (_pressed(_PRIMARY),),
    "forgotten": (_pressed(_PRIMARY),),
    "prescreening": (_pressed(_PRIMARY),),
}
"""By the name of an address."""
IN_EACH_RUN = ("home", "form")
"""Where the first of them is looked at in each run; the others at full size."""


def ask_for_the_code(page: Page) -> None:
    """Signs in as far as the page that asks for the second factor."""
    user = administrator()
    app_of(user)
    page.goto("/sign-in/")
    page.get_by_label("User name").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()


def confirm(page: Page) -> None:
    """Gives the password again, which leads on to the page that asked for it."""
    page.get_by_label("Password").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Confirm").click()
