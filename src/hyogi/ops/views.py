"""The page on which a visitor of the demonstration lets the next thing happen."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import ngettext

from hyogi.design.saying import saved
from hyogi.foundation import clock, once
from hyogi.foundation.models import Installation
from hyogi.foundation.pages import render
from hyogi.foundation.refusals import Hidden
from hyogi.ops.demo.world import step_on
from hyogi.ops.demo.years import STEPS, step_after


@dataclass(frozen=True)
class Shown:
    """A step of the story as the page shows it."""

    words: Any
    played: bool
    is_next: bool


def story(request: HttpRequest) -> HttpResponse:
    """What has happened in the invented city, and what comes next. Only in a demonstration."""
    installation = request.installation
    if installation.kind != Installation.DEMO:
        raise Hidden
    if request.method == "POST":
        return once.act(request, lambda: _step(request, request.POST.get("step", "")))
    next_step = step_after(installation.demo_scene)
    place = STEPS.index(next_step) if next_step else len(STEPS)
    steps = [Shown(step.words, at < place, at == place) for at, step in enumerate(STEPS)]
    return render(request, "ops/story.html", {"steps": steps, "next": next_step, "today": clock.today()})


def _step(request: HttpRequest, asked: str) -> str:
    left_out = step_on(asked)
    if left_out:
        saved(
            request,
            ngettext(
                "%(number)s act of this step was left out: you did it already, or what you did stands in its way.",
                "%(number)s acts of this step were left out: you did them already, or your acts stand in their way.",
                left_out,
            )
            % {"number": left_out},
        )
    return reverse("ops:story")
