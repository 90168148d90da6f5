"""Short forms of a few fields, drawn alike."""

from typing import Any

from django import forms

from screening.forms.fields import SeenTextField
from screening.forms.fields.choices import Segments

_OWN_LOOK = (Segments, forms.CheckboxInput, forms.HiddenInput)


class ReasonField(SeenTextField):
    """Free text of a few lines that has to be given."""

    line_breaks = "\n\r\t"

    def __init__(self, *, missing: str, rows: int = 2, **kwargs: Any) -> None:
        super().__init__(max_length=1000, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)
        self.error_messages["required"] = missing
        self.error_messages["max_length"] = "Shorten this to %(limit_value)d characters; it has %(show_value)d."


class ChosenField(forms.ChoiceField):
    """One of a few answers as buttons; none is chosen beforehand."""

    widget = Segments

    def __init__(self, *, missing: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages["required"] = missing
        self.error_messages["invalid_choice"] = "%(value)s is not one of the answers offered."


class PlainForm(forms.Form):
    """A form that ``components/plain_form.html`` draws: label, hint, error, control."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field.widget, forms.Select) and not isinstance(field.widget, Segments):
                field.widget.attrs.setdefault("class", "form-select")
            elif isinstance(field.widget, forms.CheckboxInput):
                field.widget.attrs.setdefault("class", "form-check-input")
            elif not isinstance(field.widget, _OWN_LOOK):
                field.widget.attrs.setdefault("class", "form-control")
                field.widget.attrs.setdefault("autocomplete", "off")

    def add_error(self, field: str | None, error: Any) -> None:
        """Also marks the control."""
        super().add_error(field, error)
        attrs = self.fields[field].widget.attrs if field else {}
        if attrs.get("class") in ("form-control", "form-select"):
            attrs["class"] += " is-invalid"

    def refuse(self, words: str, field: str | None = None) -> None:
        """Says what is wrong, beside the field where there is one; what was typed stays."""
        self.add_error(field if field in self.fields else None, words)

    def show_anew(self, **hidden: Any) -> None:
        """What was typed stays; what the form tells without showing it is of the page as it is now."""
        self.data = self.data.copy()
        for name, value in hidden.items():
            self.data[self.add_prefix(name)] = value


class RevisingForm(PlainForm):
    """Rests on what is read beside it: ``version`` is that of the record shown."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
