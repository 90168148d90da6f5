"""Hands on a keyboard and a mouse that count what they do."""

from playwright.sync_api import expect


class Hands:
    """``keys`` and ``clicks`` so far. A capital or Ctrl+S counts as one key; what is secret is not counted."""

    def __init__(self, page):
        self.page, self.keys, self.clicks = page, 0, 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
        self.keys += len(keys)

    def type(self, *texts):
        """Each text into the field in focus, and on to the next."""
        for text in texts:
            self.page.keyboard.type(text)
            self.press("Tab")
            self.keys += len(text)

    def secret(self, text):
        self.page.keyboard.type(text)

    def click(self, target):
        target.click()
        self.clicks += 1

    def at(self, target):
        """That the focus is where the next key belongs."""
        expect(target).to_be_focused()

    @property
    def done(self):
        return {"keys": self.keys, "clicks": self.clicks}
