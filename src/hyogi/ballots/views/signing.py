"""Scrutineers sign the tally, have their signature typed from paper, or send the count back."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hyogi.ballots import actions
from hyogi.ballots.forms import PaperSignatureForm, SendBackForm
from hyogi.ballots.models import Tally
from hyogi.ballots.queries import Round
from hyogi.ballots.queries.pages import SignTarget, sign_facts_of
from hyogi.ballots.rules import Verdict
from hyogi.ballots.views.trails import act_page, sent, tally_crumb, trail
from hyogi.ballots.wording import VERDICTS, Names
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Hidden
from hyogi.meetings.queries import classes_of
from hyogi.organisation.queries import offices_for


def sign(request: HttpRequest, target: SignTarget) -> HttpResponse:
    """Sign the tally that was read."""
    round = target.round
    form = _TallyForm(sent(request)[0], initial={"tally": round.tally.pk if round.tally else None})

    def perform() -> tuple[str, Any]:
        actions.sign_count(request.actor, round, tally_read(round, form.cleaned_data["tally"]))
        return _back(round), _("You have signed the count.")

    return act_page(
        request,
        form,
        perform,
        title=_("Sign the count"),
        path=trail(round.cycle, tally_crumb(round), _("Sign the count")),
        button=_("Sign the count"),
        happens=_what_is_signed(round),
        back=_back(round),
    )


def on_paper(request: HttpRequest, round: Round) -> HttpResponse:
    """Type the signature that a scrutineer put under the printed count sheet."""
    offices = offices_for(request.actor, Action.SIGN_COUNT, sign_facts_of(round, request.actor))
    form = PaperSignatureForm(
        *sent(request), offices=offices, himself=False, initial={"tally": round.tally.pk if round.tally else None}
    )

    def perform() -> tuple[str, Any]:
        read = tally_read(round, form.cleaned_data["tally"])
        actions.sign_count(request.actor, round, read, **form.entry)
        return _back(round), _("The signature is entered.")

    return act_page(
        request,
        form,
        perform,
        title=_("Enter a scrutineer's signature from paper"),
        path=trail(round.cycle, tally_crumb(round), _("Signature from paper")),
        button=_("Enter the signature"),
        happens=_what_is_signed(round),
        back=_back(round),
    )


def back_to_count(request: HttpRequest, target: SignTarget) -> HttpResponse:
    """Send a closed count back to those who counted."""
    round = target.round
    form = SendBackForm(sent(request)[0], initial={"tally": round.tally.pk if round.tally else None})

    def perform() -> tuple[str, Any]:
        read = tally_read(round, form.cleaned_data["tally"])
        actions.send_back(request.actor, round, read, reason=form.cleaned_data["reason"])
        return _back(round), _("The count is open again.")

    return act_page(
        request,
        form,
        perform,
        title=_("Send the count back"),
        path=trail(round.cycle, tally_crumb(round), _("Send the count back")),
        button=_("Send the count back"),
        happens=[_("The count is open again. Those who counted correct their entries, and it is closed anew.")],
        back=_back(round),
        grave=True,
    )


class _TallyForm(forms.Form):
    """Which close is signed."""

    tally = forms.UUIDField(widget=forms.HiddenInput)


def tally_read(round: Round, id: Any) -> Tally:
    """The close that the signer read, whether it stands or not."""
    if round.tally and round.tally.pk == id:
        return round.tally
    raise Hidden


def _what_is_signed(round: Round) -> list[str]:
    if round.tally is None:
        return [_("The count is not closed yet; there is nothing to sign.")]
    names = Names.of(round.regime, [])
    return [
        str(VERDICTS[Verdict(round.tally.verdict)]),
        _("Hash of the tally: %(hash)s") % {"hash": round.tally.sha256},
        *(
            _("Class %(class)s: more forms were issued than seats of it are marked present.")
            % {"class": names.voters(one.key)}
            for one in round.issued_beyond(classes_of(round.cycle))
        ),
        ngettext("One signature is needed.", "%(count)s signatures are needed.", round.needed)
        % {"count": round.needed},
        _("After the last one the tally is sealed and nothing of it changes."),
    ]


def _back(round: Round) -> str:
    return reverse("ballots:tally", args=[round.ballot.pk])
