"""The forms of follow-up. Each carries the version of the page from which it is sent."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hyogi.design.widgets import DayInput
from hyogi.design.words import plain
from hyogi.followup.models import Category, Finding, Item, ItemKind
from hyogi.followup.rules import ANSWERED, LONGEST_REASON, LONGEST_TEXT, TYPES, ItemState
from hyogi.followup.wording import ANSWERS, STATES
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.organisation.forms.entered import EnteredFor
from hyogi.organisation.models import Post
from hyogi.organisation.queries import offices_for

NO_DAY = {"invalid": _("This is no day of the calendar. Write it like 2027-01-31.")}


class Versioned(forms.Form):
    """A form that says on which version of the thing it was written."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class PlanForm(Versioned):
    """How a unit answers and carries out one item. What is missing may follow until the plan is handed in."""

    answer = forms.ChoiceField(label=_("Answer of the unit"), widget=forms.RadioSelect, required=False)
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only where the unit disputes the item, or only notes it."),
    )
    measure = forms.CharField(
        label=_("Measure"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What will be done, and by what it will be seen that it is done."),
    )
    owner = forms.ChoiceField(
        label=_("Post that answers for it"),
        required=False,
        help_text=_("Exactly one post: of the unit, or of one directly below it."),
    )
    due_on = forms.DateField(label=_("Due"), required=False, widget=DayInput, error_messages=NO_DAY)
    needs = forms.CharField(
        label=_("Needs means from above"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only where the unit cannot do it with its own means. The level above answers."),
    )

    def __init__(self, item: Item, posts: Sequence[Post], answers: Sequence[str], latest: Any, *args: Any, **more: Any):
        more["initial"] = {
            "version": item.version,
            "answer": item.answer,
            "reason": item.answer_reason,
            "measure": item.measure,
            "owner": str(item.owner_id or ""),
            "due_on": item.due_on,
            "needs": item.needs,
        } | more.get("initial", {})
        super().__init__(*args, **more)
        self.posts = {str(post.pk): post for post in posts}
        owner: Any = self.fields["owner"]
        owner.choices = [("", _("not chosen yet"))] + [(key, _of_unit(post)) for key, post in self.posts.items()]
        if item.kind in ANSWERED:
            answer: Any = self.fields["answer"]
            answer.choices = [(value, ANSWERS[value]) for value in answers]
        else:
            del self.fields["answer"], self.fields["reason"]
        self.fields["due_on"].help_text = latest
        self.order_fields(["answer", "reason", "measure", "owner", "due_on", "needs", "version"])

    @property
    def wanted(self) -> dict[str, Any]:
        """The plan as `actions.plan_item` takes it."""
        return {**self.cleaned_data, "owner": self.posts.get(self.cleaned_data["owner"])}


def _of_unit(post: Post) -> str:
    name = getattr(post, "unit_name", "")
    names = {"": name, **(getattr(post, "unit_names", None) or {})}
    from hyogi.foundation.languages import Texts

    return f"{plain(post.title)} · {plain(Texts(names))}"


class NewItemForm(forms.Form):
    """A further line of the unit's own."""

    kind = forms.ChoiceField(label=_("Kind"), widget=forms.RadioSelect)
    under = forms.ChoiceField(label=_("Belongs to"), required=False)
    text = forms.CharField(
        label=_("What it is about"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, kinds: Sequence[str], items: Sequence[Item], *args: Any, **more: Any):
        super().__init__(*args, **more)
        kind: Any = self.fields["kind"]
        under: Any = self.fields["under"]
        kind.choices = [(one, ItemKind(one).label) for one in kinds]
        self.items = {str(item.pk): item for item in items if item.kind in ANSWERED}
        named = [(key, f"{item.position}. {item.text[:60]}") for key, item in self.items.items()]
        under.choices = [("", _("no other item")), *named]


class WordsForm(Versioned):
    """One text: a reason, an answer, what was seen."""

    text = forms.CharField(max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, label: Any, *args: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["text"].label = label


class ReportForm(WordsForm):
    """How far an item is, or that it is done, perhaps with a file."""

    file = forms.FileField(
        label=_("Evidence"),
        required=False,
        allow_empty_file=True,
        help_text=_("PDF, PNG, JPEG, CSV, Excel or Word, at most 20 MB. It stays with the item."),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(TYPES)}),
    )

    @property
    def evidence(self) -> list[Any]:
        """The files that were given."""
        found = self.cleaned_data.get("file")
        return [found] if found is not None else []


class EvidenceForm(Versioned):
    """A file and what it shows."""

    file = forms.FileField(
        label=_("Evidence"),
        allow_empty_file=True,
        help_text=_("PDF, PNG, JPEG, CSV, Excel or Word, at most 20 MB. It stays with the item."),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(TYPES)}),
    )
    says = forms.CharField(label=_("What it shows"), required=False, max_length=300)


class ChoiceForm(WordsForm):
    """One of two outcomes with its words: closed or reopened, approved or returned, put off or kept."""

    outcome = forms.ChoiceField(label=_("Outcome"), widget=forms.RadioSelect)

    def __init__(self, label: Any, outcomes: Sequence[tuple[str, Any]], *args: Any, required: bool = True, **more: Any):
        super().__init__(label, *args, **more)
        outcome: Any = self.fields["outcome"]
        outcome.choices = list(outcomes)
        self.fields["text"].required = required
        self.order_fields(["outcome", "text", "version"])


class DueForm(Versioned):
    """Another day and why."""

    due_on = forms.DateField(label=_("New due day"), widget=DayInput, error_messages=NO_DAY)
    reason = forms.CharField(label=_("Reason"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, latest: Any, *args: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["due_on"].help_text = latest


class HandInForm(EnteredFor, Versioned):
    """Handing a plan in; entered for the head where he has signed the print."""

    def __init__(self, actor: Actor, target: TargetFacts, *args: Any, **more: Any):
        action = Action.SUBMIT_REPORT
        offices = offices_for(actor, action, target)
        super().__init__(*args, offices=offices, himself=actor.may(action, target), **more)


class NoticeForm(Versioned):
    """Until when a supervision notice is answered, and what it says besides the items."""

    answer_by = forms.DateField(label=_("To be answered by"), widget=DayInput, error_messages=NO_DAY)
    words = forms.CharField(
        label=_("What is demanded"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SeedForm(forms.Form):
    """By what a sample is drawn."""

    seed = forms.CharField(
        label=_("Seed"),
        max_length=120,
        help_text=_(
            "Something that nobody here could choose: the number of a public lottery, dice thrown before others."
        ),
    )


class MidCheckForm(forms.Form):
    """A finding for each item of a list."""

    def __init__(self, items: Sequence[Item], *args: Any, **more: Any):
        super().__init__(*args, **more)
        self.items = list(items)
        for item in items:
            self.fields[f"finding_{item.position}"] = forms.ChoiceField(
                label=f"{item.position}. {item.text}",
                choices=[("", _("not looked at")), *Finding.choices],
                required=False,
                initial=item.finding,
            )
            self.fields[f"words_{item.position}"] = forms.CharField(
                label=_("Remark on item %(number)s") % {"number": item.position},
                required=False,
                max_length=LONGEST_REASON,
            )

    @property
    def findings(self) -> dict[Any, tuple[str, str]]:
        """What was found, by item."""
        found = {}
        for item in self.items:
            finding = self.cleaned_data[f"finding_{item.position}"]
            if finding:
                found[item.pk] = (finding, self.cleaned_data[f"words_{item.position}"])
        return found


class AskForm(forms.Form):
    """Which items of a cycle are looked for."""

    q = forms.CharField(
        label=_("Search"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    branch = forms.ChoiceField(label=_("Branch"), required=False)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("all")), *[(s.value, STATES[s]) for s in ItemState]]
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("all")), *ItemKind.choices])
    category = forms.ChoiceField(label=_("Category"), required=False, choices=[("", _("all")), *Category.choices])
    only = forms.ChoiceField(
        label=_("Only"),
        required=False,
        choices=[
            ("", _("all")),
            ("overdue", _("overdue")),
            ("needs", _("needs means from above")),
            ("asked", _("asks for another day")),
            ("recurring", _("recurring")),
        ],
    )

    def __init__(self, branches: Sequence[tuple[str, Any]], *args: Any, **more: Any):
        super().__init__(*args, **more)
        branch: Any = self.fields["branch"]
        branch.choices = [("", _("all")), *branches]
        if not branches:
            self.fields["branch"] = forms.CharField(label=_("Code of the branch"), required=False, max_length=64)

    @property
    def wanted(self) -> dict[str, Any]:
        """The filters as `queries.items_in` takes them; what does not fit is left out."""
        self.is_valid()
        given = self.cleaned_data
        plain = {name: given.get(name, "") for name in ("branch", "state", "kind", "category")}
        only = {given["only"]: True} if given.get("only") else {}
        return {**plain, **only, "words": given.get("q", "")}
