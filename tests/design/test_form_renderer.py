"""The plain widgets are written as Django's own templates write them."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from hyogi.design.form_renderer import Drawn
from hyogi.design.widgets import DayInput, InstantInput

CHOICES: Any = [
    ("", "—"),
    ("a", 'A & "B"'),
    (2, gettext_lazy("January")),
    ("<more>", [("c", "<C>"), (True, SafeString("<b>D</b>"))]),
    (1000, 1000),
]


@pytest.mark.parametrize("value", [None, "", "a", 'x"<y>', 2, 1000, True, SafeString("&amp;"), date(2026, 11, 25)])
@pytest.mark.parametrize(
    "widget",
    [
        forms.TextInput(attrs={"size": 12, "required": True, "maxlength": False, "data-x": 'a"b', "title": None}),
        forms.NumberInput(),
        forms.EmailInput(),
        forms.URLInput(),
        forms.HiddenInput(),
        forms.Textarea(attrs={"rows": 2, "lang": "ja"}),
        forms.Select(choices=CHOICES, attrs={"aria-describedby": "id_a_hint"}),
        forms.PasswordInput(),
        forms.ClearableFileInput(),
        forms.CheckboxInput(),
        DayInput(),
        InstantInput(),
    ],
    ids=lambda widget: type(widget).__name__,
)
def test_a_widget_is_written_letter_for_letter_as_by_djangos_template(widget: forms.Widget, value: Any) -> None:
    drawn = widget.render("name", value, {"id": "id_name"}, Drawn())

    assert drawn == widget.render("name", value, {"id": "id_name"}, DjangoTemplates())
    assert isinstance(drawn, SafeString)
