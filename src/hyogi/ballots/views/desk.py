"""The rounds of a ballot, opening one, and the count room of a round."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hyogi.ballots import actions
from hyogi.ballots.forms import FurtherForm, IssueForm
from hyogi.ballots.models import SEATS
from hyogi.ballots.queries import ClassStanding, Round, State
from hyogi.ballots.queries.figures import valid_forms
from hyogi.ballots.queries.pages import Desk, post_titles, send_backs_of
from hyogi.ballots.rules import OverIssue, Verdict, large_shift, pools_of
from hyogi.ballots.terms import class_titles, reading_rules, unfit
from hyogi.ballots.views.trails import act_page, name_of, round_crumb, sent, trail
from hyogi.ballots.wording import MARKS, STATES, VERDICTS, Names, beyond_present, present_words
from hyogi.cycles.queries import regime_of
from hyogi.design.tables import Cell, Column, Table
from hyogi.foundation.pages import render
from hyogi.meetings.queries import classes_of


def desk(request: HttpRequest, target: Desk) -> HttpResponse:
    """The rounds, and where the next one is opened."""
    rows = [
        (
            Cell(name_of(one), reverse("ballots:round", args=[one.ballot.pk])),
            Cell(STATES[one.state], state=MARKS[one.state]),
            one.issued,
            VERDICTS[one.verdict] if one.verdict else "",
        )
        for one in target.rounds
    ]
    columns = (
        Column("round", _("Round")),
        Column("state", _("State"), "mark"),
        Column("issued", _("Forms issued"), "number"),
        Column("verdict", _("Outcome")),
    )
    context = {
        "target": target,
        "table": Table(_("Rounds of the ballot"), columns, rows) if rows else None,
        "refusal": unfit(regime_of(target.cycle)),
        "trail": trail(target.cycle, _("Ballot on paper")),
    }
    return render(request, "ballots/desk.html", context)


def opening(request: HttpRequest, target: Desk) -> HttpResponse:
    """Open the first round, or the one that repeats a void one, with the forms issued."""
    cycle = target.cycle
    form = IssueForm(class_titles(regime_of(cycle)), present_words(classes_of(cycle)), sent(request)[0])
    repeats = target.rounds[-1] if target.rounds else None
    happens = [_("From now on forms can be counted. Who stands on the form is settled with this.")]
    if repeats:
        happens.insert(0, _("This round repeats round %(round)s.") % {"round": repeats.ballot.round})

    def perform() -> tuple[str, Any]:
        made = actions.open_round(request.actor, cycle, form.issued)
        return reverse("ballots:round", args=[made.pk]), _("The round is open.")

    return act_page(
        request,
        form,
        perform,
        title=_("Open a round of the ballot"),
        path=trail(cycle, _("Ballot on paper")),
        button=_("Open the round"),
        happens=happens,
        back=reverse("ballots:desk", args=[cycle.pk]),
    )


def further(request: HttpRequest, round: Round) -> HttpResponse:
    """Further forms for a class, or unused ones taken back."""
    form = FurtherForm(class_titles(round.regime), sent(request)[0])
    back = reverse("ballots:round", args=[round.ballot.pk])

    def perform() -> tuple[str, Any]:
        wanted = form.cleaned_data
        actions.issue_forms(request.actor, round, wanted["voter_class"], wanted["number"], wanted["reason"])
        return back, _("The number of forms issued is changed.")

    return act_page(
        request,
        form,
        perform,
        title=_("Issue further forms, or take unused ones back"),
        path=trail(round.cycle, round_crumb(round), _("Forms")),
        button=_("Save the number"),
        happens=[_("The number is added to what was issued before. It can be changed until the class is counted.")],
        back=back,
    )


def count_room(request: HttpRequest, round: Round) -> HttpResponse:
    """How far the count of each class is, and closing it."""
    names = Names.of(round.regime, [])
    titles = post_titles(request.actor, [seat.teller.post for one in round.classes for seat in one.seats])
    there = classes_of(round.cycle)
    rows = [
        (
            Cell(names.voters(one.key), reverse("ballots:entry", args=[round.ballot.pk, one.key])),
            one.issued,
            *([there[one.key][1] if one.key in there else _("no seats listed")] if there else []),
            *(_seat(one, number, titles) for number in SEATS),
            _agreement(one),
        )
        for one in round.classes
    ]
    columns = (
        Column("class", _("Class of voters")),
        Column("issued", _("Forms issued"), "number"),
        *([Column("present", _("Marked present"), "number")] if there else []),
        Column("first", _("First count")),
        Column("second", _("Second count")),
        Column("state", _("The two counts"), "mark"),
    )
    context = {
        "round": round,
        "title": name_of(round),
        "table": Table(_("Classes of voters"), columns, rows),
        "is_counting": round.state is State.COUNTING,
        "state": STATES[round.state],
        "mark": MARKS[round.state],
        "over": _over(round, names),
        "beyond": beyond_present(round, names, there) if round.state is State.COUNTING else [],
        "tally_url": "" if round.state is State.COUNTING else reverse("ballots:tally", args=[round.ballot.pk]),
        "rules": reading_rules(round.regime),
        "backs": send_backs_of(round) if round.state is State.COUNTING else [],
        "trail": trail(round.cycle, name_of(round)),
    }
    return render(request, "ballots/round.html", context)


def _seat(one: ClassStanding, number: int, titles: dict[Any, Any]) -> Cell:
    seat = next((seat for seat in one.seats if seat.teller.seat == number), None)
    if seat is None:
        return Cell(_("not in yet"))
    note = _("from a file") if seat.from_file else ""
    if seat.number > 1:
        corrected = ngettext("corrected once", "corrected %(count)s times", seat.number - 1) % {
            "count": seat.number - 1
        }
        note = f"{note} · {corrected}" if note else corrected
    return Cell(titles.get(seat.teller.post, _("in")), note=note)


def _agreement(one: ClassStanding) -> Cell:
    if one.agree is None:
        return Cell(_("wait for each other") if one.seats else _("not begun"), state="open")
    return Cell(_("agree"), state="done") if one.agree else Cell(_("differ"), state="late")


def _over(round: Round, names: Names) -> list[str]:
    """What the regime says to more forms than were issued, once both have counted so many."""
    said = []
    for one in round.classes:
        if one.key in round.over and one.done:
            sentence = (
                _("Class %(class)s: more forms came back than were issued. The whole ballot is void; close the count.")
                if round.terms.over_issue is OverIssue.VOID_AND_REPEAT
                else _("Class %(class)s: more forms came back than were issued. The class is void.")
            )
            said.append(sentence % {"class": names.voters(one.key)})
    return said


def closing(request: HttpRequest, round: Round) -> HttpResponse:
    """Close the count of a round."""
    back = reverse("ballots:round", args=[round.ballot.pk])
    names = Names.of(round.regime, [])

    def perform() -> tuple[str, Any]:
        made = actions.close_count(request.actor, round)
        return back, _("The count is closed: %(verdict)s") % {"verdict": VERDICTS[Verdict(made.verdict)]}

    return act_page(
        request,
        forms.Form(sent(request)[0]),
        perform,
        title=_("Close the count"),
        path=trail(round.cycle, round_crumb(round), _("Close the count")),
        button=_("Close the count"),
        happens=[
            _("The result is worked out from the counts in which two persons agree."),
            _("From now on nobody sees the figures of a single class any more."),
            *_merges(round, names),
            ngettext(
                "One scrutineer who has not counted signs it.",
                "%(count)s scrutineers who have not counted sign it.",
                round.needed,
            )
            % {"count": round.needed},
        ],
        back=back,
    )


def _merges(round: Round, names: Names) -> list[str]:
    """Classes that will be pooled, where that changes the share of one by more than half."""
    forms = valid_forms(round)
    if len(forms) < len(round.classes):
        return []
    return [
        _("%(classes)s will be counted together; this changes the share of one by more than half.")
        % {"classes": names.pool(pool)}
        for pool in pools_of(round.terms, forms)
        if large_shift(pool, round.terms.classes)
    ]
