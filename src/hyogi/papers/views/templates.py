"""Taking a template along, and exchanging it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.design.saying import saved
from hyogi.design.words import moment
from hyogi.foundation import once
from hyogi.foundation.languages import LANGUAGE_NAMES
from hyogi.foundation.models import StoredFile
from hyogi.foundation.pages import render
from hyogi.foundation.refusals import Refusal
from hyogi.papers import actions, queries
from hyogi.papers.forms import EarlierForm, TemplateForm, seen_number
from hyogi.papers.models import TemplateChoice
from hyogi.papers.queries import PaperOf
from hyogi.papers.views.desk import trail
from hyogi.papers.views.files import word_file


def template(request: HttpRequest, asked: PaperOf) -> HttpResponse:
    """The template in use, to be changed in Word."""
    now = queries.in_use(asked.cycle, asked.paper.key, asked.language)
    content = queries.template_content(asked.paper.key, asked.language, now)
    return word_file(content, f"{asked.paper.key}-{asked.language}.docx")


def earlier(request: HttpRequest, asked: PaperOf) -> HttpResponse:
    """A template that was used before."""
    choice = queries.template_numbered(asked)
    content = queries.template_content(asked.paper.key, asked.language, choice)
    return word_file(content, f"{asked.paper.key}-{asked.language}-{choice.number}.docx")


def exchange(request: HttpRequest, asked: PaperOf) -> HttpResponse:
    """Use a file of one's own from now on."""
    now = queries.in_use(asked.cycle, asked.paper.key, asked.language)
    form = TemplateForm(request.POST or None, request.FILES or None, initial={"seen": seen_number(now)})
    if request.method == "POST" and form.is_valid():
        try:
            return once.act(request, lambda: _taken(request, asked, form))
        except Refusal as refusal:
            if not refusal.field:
                raise
            form.add_error(refusal.field, str(refusal))
    back = EarlierForm(choices=_choices(asked), initial={"seen": seen_number(now)}, auto_id="back_%s")
    context = {
        "paper": asked.paper,
        "cycle": asked.cycle,
        "language": LANGUAGE_NAMES[asked.language],
        "form": form,
        "back": back if now else None,
        "now": now,
        "download": reverse("papers:template", args=_place(asked)),
        "return": reverse("papers:return", args=_place(asked)),
        "trail": trail(asked.cycle, asked.paper.title),
    }
    return render(request, "papers/exchange.html", context)


def _taken(request: HttpRequest, asked: PaperOf, form: TemplateForm) -> str:
    sent = form.cleaned_data
    actions.take_template(request.actor, asked.cycle, asked.paper, asked.language, sent["file"], seen=sent["seen"] or 0)
    saved(request, _("The template was tried out and is in use from now on."))
    return _paper_page(asked)


def go_back(request: HttpRequest, asked: PaperOf) -> HttpResponse:
    """Use an earlier template again, or Hyogi's own."""
    form = EarlierForm(request.POST, choices=_choices(asked))
    if form.is_valid():
        return once.act(request, lambda: _gone_back(request, asked, form))
    return exchange_again(request, asked)


def exchange_again(request: HttpRequest, asked: PaperOf) -> HttpResponse:
    """Back to the page of the exchange, where nothing fitting was chosen."""
    return HttpResponse(status=303, headers={"Location": reverse("papers:exchange", args=_place(asked))})


def _gone_back(request: HttpRequest, asked: PaperOf, form: EarlierForm) -> str:
    number = form.cleaned_data["number"]
    choice = queries.template_numbered(_numbered(asked, number)) if number else None
    seen = form.cleaned_data["seen"] or 0
    actions.choose_earlier(request.actor, asked.cycle, asked.paper, choice, asked.language, seen=seen)
    saved(request, _("The template that you chose is in use from now on."))
    return _paper_page(asked)


def _choices(asked: PaperOf) -> list[tuple[int, str]]:
    """Hyogi's own, and every file that was ever in use in this language."""
    kept = queries.choices_of(asked.cycle, asked.paper.key)
    return [
        (0, _("Hyogi's own")),
        *(
            (one.number, _told(one, one.file, asked.cycle.zone))
            for one in kept
            if one.language == asked.language and one.file is not None
        ),
    ]


def _told(one: TemplateChoice, file: StoredFile, zone: str) -> str:
    return f"{moment(one.at, zone)} · {file.name} · {file.sha256[:12]}"


def _numbered(asked: PaperOf, number: int) -> PaperOf:
    return PaperOf(asked.cycle, asked.paper, asked.language, number)


def _place(asked: PaperOf) -> list[Any]:
    return [asked.cycle.pk, asked.paper.key, asked.language]


def _paper_page(asked: PaperOf) -> str:
    return reverse("papers:paper", args=[asked.cycle.pk, asked.paper.key])
