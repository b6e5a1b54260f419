"""Readers of a report and what was noted about its unit."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.views.changing import acted
from hyogi.cycles.views.running import trail_of
from hyogi.design.saying import saved
from hyogi.design.shapes import Crumb
from hyogi.design.words import plain
from hyogi.foundation import once
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action
from hyogi.reviews import actions, queries
from hyogi.reviews.forms import NoteForm, ReaderForm
from hyogi.reviews.models import NoteKind
from hyogi.reviews.queries import NotePage
from hyogi.reviews.queries.notes import ReadingPage


def notes(request: HttpRequest, target: NotePage) -> HttpResponse:
    """Who reads the report, what was noted, and a form to note something."""
    assignment = target.assignment
    here = reverse("reviews:notes", args=[assignment.pk])
    prepares = request.actor.may(Action.PREPARE_MEETING, target.policy_facts())
    posts = {str(post.pk): post for post in queries.possible_readers(assignment)} if prepares else {}
    naming = request.method == "POST" and "name_reader" in request.POST and prepares
    noting = request.method == "POST" and not naming
    form = NoteForm(request.POST if noting else None)
    reader = ReaderForm([(pk, plain(post.title)) for pk, post in posts.items()], request.POST if naming else None)
    if noting and form.is_valid():
        given = form.cleaned_data

        def perform() -> str:
            kind = NoteKind(given["kind"])
            actions.note(
                request.actor,
                assignment,
                kind=kind,
                text=given["text"],
                visited_on=given["visited_on"],
                interviews=given["interviews"],
            )
            saved(request, _("Noted."))
            return here

        answer = acted(request, form, perform)
        if answer is not None:
            return answer
    if naming and reader.is_valid():

        def name() -> str:
            actions.assign_reader(request.actor, assignment, posts[reader.cleaned_data["reader"]])
            saved(request, _("Named as a reader."))
            return here

        answer = acted(request, reader, name)
        if answer is not None:
            return answer
    unit = Crumb(assignment.unit.names, reverse("cycles:assignment", args=[assignment.pk]))
    context = {
        "page": target,
        "form": form,
        "reader": reader if prepares else None,
        "trail": trail_of(assignment.cycle, unit, _("Readers and notes")),
    }
    return render(request, "reviews/notes.html", context)


def end_reading(request: HttpRequest, target: ReadingPage) -> HttpResponse:
    """A post no longer reads the report."""
    back = reverse("reviews:notes", args=[target.assignment.pk])

    def perform() -> str:
        actions.end_reading(request.actor, target.reading, target.assignment)
        saved(request, _("No longer a reader; the notes stay."))
        return back

    return once.act(request, perform)
