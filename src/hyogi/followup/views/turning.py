"""Acts on a whole cycle: a sample of closed items is drawn, open items are carried over."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import regime_of
from hyogi.design.paging import Paging
from hyogi.design.words import plain
from hyogi.followup import actions, queries
from hyogi.followup.forms import SeedForm
from hyogi.followup.rules import Sample
from hyogi.followup.views.acting import Act, sent, show
from hyogi.followup.views.board import trail
from hyogi.foundation import clock


def sample(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Draw a sample of closed items, and see what was drawn."""
    form = SeedForm(*sent(request))
    share = regime_of(cycle).follow.close_sample_check_bp

    def perform() -> tuple[str, Any]:
        made = actions.draw_sample(request.actor, cycle, seed=form.cleaned_data["seed"])
        count = len(made.drawn)
        words = ngettext("%(count)s item is drawn.", "%(count)s items are drawn.", count) % {"count": count}
        return reverse("followup:sample", args=[cycle.pk]), words

    leaf = Paging.of(request).numbered(queries.sampled_items(cycle))
    about: list[tuple[Any, Any]] = [
        (_("Draw %(number)s") % {"number": one.number}, _draw_words(one)) for one in queries.draws_of(cycle)
    ]
    about += [
        (_state_of_sample(one), f"{plain(one.assignment.unit.names)} · {one.position}. {one.text}") for one in leaf.rows
    ]
    return show(
        request,
        Act(
            title=_("Draw a sample of closed items"),
            trail=trail(cycle, _("Sample")),
            form=form,
            perform=perform,
            button=_("Draw the sample"),
            happens=[
                _("Of the items closed since the last draw %(share)s %% are drawn, to be looked at on the spot.")
                % {"share": share // 100},
                _("The seed is kept, so that anybody can draw again and find the same items."),
            ],
            back=reverse("followup:board", args=[cycle.pk]),
            keep=f"followup-sample-{cycle.pk}",
            about=about,
            pager=leaf.pager,
        ),
    )


def _draw_words(draw: Any) -> str:
    return _("%(drawn)s of %(items)s, seed “%(seed)s”") % {
        "drawn": len(draw.drawn),
        "items": len(draw.items),
        "seed": draw.seed,
    }


def _state_of_sample(item: Any) -> Any:
    return _("stands") if item.sample == Sample.STANDS else _("to be looked at")


def carry(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Carry what is open over into the next cycle."""
    whole = queries.whole_of(cycle, clock.today(cycle.zone))
    left = sum(whole.states.get(state, 0) for state in queries.PENDING_STATES)

    def perform() -> tuple[str, Any]:
        count = actions.carry_over(request.actor, cycle)
        words = ngettext("%(count)s item is carried over.", "%(count)s items are carried over.", count)
        return reverse("followup:board", args=[cycle.pk]), words % {"count": count}

    return show(
        request,
        Act(
            title=_("Carry open items over"),
            trail=trail(cycle, _("Carry over")),
            form=forms.Form(*sent(request)),
            perform=perform,
            button=_("Carry them over"),
            happens=[
                ngettext(
                    "%(count)s item is neither closed nor struck off. It leaves this cycle as carried over.",
                    "%(count)s items are neither closed nor struck off. They leave this cycle as carried over.",
                    left,
                )
                % {"count": left},
                _("The reports of the next cycle must answer them, and they stand on its lists again."),
            ],
            back=reverse("followup:board", args=[cycle.pk]),
            keep=f"followup-carry-{cycle.pk}",
        ),
    )
