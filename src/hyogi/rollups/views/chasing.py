"""Who has not done what a stage asks, and the reminder to all of them in one act."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hyogi.cycles.views.changing import acted
from hyogi.cycles.views.running import trail_of
from hyogi.design.paging import Paging
from hyogi.design.saying import saved, told
from hyogi.design.shapes import Crumb
from hyogi.design.words import plain
from hyogi.foundation import clock
from hyogi.foundation.pages import render
from hyogi.rollups import actions, queries, sentences
from hyogi.rollups.actions import Reminded
from hyogi.rollups.forms import LATE, LEFT, TICKED, RemindForm
from hyogi.rollups.models import Channel, MailState
from hyogi.rollups.queries import LEAF, Chasing, Owing
from hyogi.rollups.showing import chased_cell


def chasing(request: HttpRequest, target: Chasing) -> HttpResponse:
    """The units that are late and those that may still be, each with how it was reached last; and the reminder."""
    cycle, pairs = target.cycle, queries.owing_ids(target)
    late = [id for id, is_late in pairs if is_late]
    ticked = set(request.POST.getlist("unit"))
    form = RemindForm(request.POST or None, initial={"whom": LATE if late else LEFT})
    if request.method == "POST" and form.is_valid():
        chosen = {
            LATE: late,
            LEFT: [id for id, _late in pairs],
            TICKED: ids_in(sorted(ticked)),
        }[form.cleaned_data["whom"]]

        def perform() -> str:
            root = request.build_absolute_uri("/")
            done = actions.remind(request.actor, target, chosen, root=root, again=form.cleaned_data["again"])
            _tell(request, done)
            return reverse("rollups:chasing", args=[cycle.pk, target.stage.key])

        answer = acted(request, form, perform)
        if answer is not None:
            return answer
    leaf = Paging.of(request, LEAF).numbered(pairs)
    owing = queries.owing_among(target, [id for id, _late in leaf.rows])
    today = clock.today(cycle.zone)
    recipients = queries.recipients_of(owing, today)
    reminded = queries.chased_on(cycle, today, Channel.MAIL)
    context = {
        "chasing": target,
        "late": len(late),
        "left": len(pairs),
        "lines": [_line(one, recipients, reminded, ticked) for one in owing],
        "form": form,
        "mails": _mails(target),
        "to_files": settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"),
        "pager": leaf.pager,
        "trail": trail_of(cycle, board_crumb(target), target.stage.title),
    }
    return render(request, "rollups/chasing.html", context)


def board_crumb(target: Chasing) -> Crumb:
    """The way back to the board, at the step that is chased."""
    return Crumb(_("Board"), reverse("rollups:board", args=[target.cycle.pk]) + f"?column={target.column.key}")


def ids_in(texts: Iterable[str]) -> list[UUID]:
    """Those of the texts that are ids."""
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


def _tell(request: HttpRequest, done: Reminded) -> None:
    count = len(done.chases)
    saved(request, ngettext("%(count)s unit is reminded.", "%(count)s units are reminded.", count) % {"count": count})
    if done.already:
        told(request, _("Reminded today already, not once more: %(units)s.") % {"units": sentences.names(done.already)})
    if done.without:
        text = _("Without a mail address, left for the telephone list: %(units)s.")
        told(request, text % {"units": sentences.names(done.without)})


def _line(one: Owing, recipients: Any, reminded: Any, ticked: set[str]) -> dict[str, Any]:
    count = len(recipients[one.assignment.pk])
    return {
        "owing": one,
        "ticked": str(one.assignment.pk) in ticked,
        "today": one.assignment.pk in reminded,
        "mails": ngettext("%(count)s mail address", "%(count)s mail addresses", count) % {"count": count}
        if count
        else "",
        "chased": chased_cell(one.chased),
    }


def _mails(target: Chasing) -> list[tuple[str, int]]:
    states = queries.mail_states(target.cycle, target.stage.key)
    return [(plain(one.label), states[one.value]) for one in MailState if states.get(one.value)]
