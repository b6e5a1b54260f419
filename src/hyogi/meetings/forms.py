"""What is asked for at a meeting: how it stands with a seat, a name for a list, a comment with its problems."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hyogi.design.words import plain
from hyogi.meetings.models import Category, Seat, Standing
from hyogi.meetings.queries.drafts import Draft
from hyogi.meetings.rules.comments import LONGEST_PROBLEM
from hyogi.regimes.names import list_name

ROWS = 3
"""So many lines for problems a form has at least."""
LONGEST = 10_000
"""Of a comment, in characters as typed; the regime's own limit is checked by the act."""


class SeatForm(forms.Form):
    """Leave, absence, a substitute, or a mark taken back."""

    seat = forms.ChoiceField(label=_("Whose seat"))
    standing = forms.ChoiceField(
        label=_("How the seat stands"),
        choices=[(one.value, one.label) for one in Standing if one is not Standing.PRESENT],
        initial=Standing.LEAVE,
    )
    substitute = forms.CharField(
        label=_("Who stands in"),
        max_length=200,
        required=False,
        help_text=_("The name or the function of the substitute."),
    )
    reason = forms.CharField(label=_("Reason"), max_length=500, required=False)

    def __init__(self, *args: Any, seats: Iterable[Seat], **options: Any):
        super().__init__(*args, **options)
        self.fields["seat"].choices = [  # type: ignore[attr-defined]
            (str(seat.pk), f"{seat.position}. {plain(seat.name)}") for seat in seats
        ]


class NameForm(forms.Form):
    """A name for one of the lists that the regime's rules speak of."""

    list = forms.ChoiceField(label=_("List"))
    name = forms.CharField(label=_("Name or function"), max_length=200)

    def __init__(self, *args: Any, lists: Iterable[tuple[str, str, str, str, int]], **options: Any):
        super().__init__(*args, **options)
        self.fields["list"].choices = [(key, list_name(who)) for key, who, *_rest in lists]  # type: ignore[attr-defined]


class CommentForm(forms.Form):
    """The comment on one report and its problems, line by line with their categories. A number of the report in its ids
    lets many of them stand on a page."""

    words = forms.CharField(
        label=_("Comment as it was said"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, rows: int = ROWS, **options: Any):
        super().__init__(*args, **options)
        for n in range(1, rows + 1):
            self.fields[f"problem_{n}"] = forms.CharField(
                label=_("Problem %(n)s") % {"n": n}, max_length=LONGEST_PROBLEM + 200, required=False
            )
            self.fields[f"category_{n}"] = forms.ChoiceField(
                label=_("What problem %(n)s is about") % {"n": n},
                choices=Category.choices,
                required=False,
                initial=Category.OTHER,
            )
        self.rows = rows

    @classmethod
    def of_draft(cls, draft: Draft, prefix: str) -> "CommentForm":
        """Filled in from the draft, with one more line for a problem than the draft names."""
        initial: dict[str, Any] = {"words": draft.text}
        for n, problem in enumerate(draft.problems, 1):
            initial[f"problem_{n}"] = problem
        return cls(prefix=prefix, auto_id="%s", initial=initial, rows=max(ROWS, len(draft.problems) + 1))

    @classmethod
    def of_post(cls, data: Any, prefix: str) -> "CommentForm":
        """As it was sent."""
        sent = [name for name in data if name.startswith(f"{prefix}-problem_")]
        return cls(data, prefix=prefix, auto_id="%s", rows=min(max(ROWS, len(sent)), 20))

    @property
    def lines(self) -> list[Any]:
        """The fields of each problem, side by side."""
        return [(self[f"problem_{n}"], self[f"category_{n}"]) for n in range(1, self.rows + 1)]

    @property
    def problems(self) -> list[tuple[str, str]]:
        """The problems as (text, category)."""
        got = self.cleaned_data
        return [(got[f"problem_{n}"], got[f"category_{n}"] or Category.OTHER) for n in range(1, self.rows + 1)]


class CorrectionForm(CommentForm):
    """A correction: the same, with its reason."""

    reason = forms.CharField(label=_("Why it is corrected"), max_length=500, required=False)
