"""The screening form as the person in front of it uses it."""

from playwright.sync_api import expect

from tests.factories import PASSWORD


def sign_in(page, user):
    """On the page for it."""
    page.get_by_label("User name").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()


class ScreeningPage:
    """Everything is found by what a reader sees or hears."""

    def __init__(self, page, visit=None):
        self.page = page
        number = visit.participant.screening_number if visit else "UAB-001"
        self.form = page.locator("#screening")
        self.panel = page.get_by_role("region", name="Verdict on the answers so far")
        self.address = f"/participants/{number}/attempts/1/"

    def go(self):
        self.page.goto(self.address)
        return self

    def unfold(self, title):
        """Opens a section, or leaves it open."""
        heading = self.page.get_by_role("heading", name=title, exact=True)
        section = self.page.locator("details.form-section").filter(has=heading)
        if section.get_attribute("open") is None:
            heading.click()
        return section

    def field(self, label):
        return self.form.get_by_label(label, exact=True)

    def type(self, label, text):
        self.field(label).fill(text)

    def pick(self, label, option):
        self.field(label).select_option(label=option)

    def choose(self, question, answer):
        self.question(question).get_by_role("radio", name=answer, exact=True).check()

    def answer(self, title, answers):
        """A section: ``answers`` gives each question with what is typed, picked or chosen."""
        self.unfold(title)
        for how, question, said in answers:
            getattr(self, how)(question, said)

    def question(self, words):
        return self.form.get_by_role("group", name=words, exact=True)

    def deny_everything(self, title):
        """No to every question of a section: with its button, or where it has none, one by one."""
        section = self.unfold(title)
        button = section.get_by_role("button", name="Asked: no to all still open here")
        if button.count():
            button.click()
            return
        answers = section.get_by_role("radio", name="No", exact=True)
        for each in range(answers.count()):
            answers.nth(each).check()

    def give_consent(self, day):
        self.unfold("1 Consent and visit")
        self.type("Consent signed on", day)
        self.type("Screening date", day)
        self.field("Version of the consent form").select_option(index=1)

    def criterion(self, code):
        return self.panel.locator(f".criterion[data-code={code}]")

    def unfold_group(self, title):
        group = self.panel.locator(".panel-group").filter(has_text=title).first
        if group.get_attribute("open") is None:
            group.locator("summary").click()

    def expect_verdict(self, code, word):
        expect(self.criterion(code).locator(".verdict-word")).to_have_text(word)

    def save(self, name="Save"):
        self.form.get_by_role("button", name=name, exact=True).last.click()

    def expect_saved(self):
        expect(self.page.get_by_role("status").get_by_text("Saved.", exact=True).first).to_be_visible()
