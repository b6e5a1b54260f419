"""The acts on a record: prepare, confirm (which publishes), withdraw. Two persons, a stated ground, nothing changed."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Cycle
from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import LANGUAGES, Texts, tidy
from hyogi.foundation.policy import Action, Why
from hyogi.foundation.refusals import Refusal
from hyogi.foundation.sentences import refusal_for
from hyogi.foundation.writing import writing
from hyogi.records import facts as known
from hyogi.records.composing import Document, compose_record, from_plain, to_plain
from hyogi.records.gathering import gather
from hyogi.records.models import Preparation, Publication, Record, Withdrawal
from hyogi.records.queries import confirm_facts
from hyogi.records.sealing import hash_of

SHORTEST_GROUND = 10


def prepare_record(actor: Actor, cycle: Cycle, *, ground: Texts, read: str = "") -> Preparation:
    """Write the record from the facts as they stand and lay it before a second person.

    `ground` states, in every language of the site, on what the personal names in the record rest (the law or rule by
    which they are public). `read` is the `reading_of` of what the person read; without it the facts are taken as they
    stand. `cycle` comes from `cycles.queries`. Twice prepared, the later one waits and the earlier is set aside.

    A demonstration does nothing else than two people do: `prepare_record(one, cycle, ground=…)`, then
    `confirm_record(other, prepared, cycle)`, each with the actor of a post in the convening unit.

    Raises:
        Refusal: for others than those who publish for the convening unit; without a ground; without a meeting; when
            the facts have changed since they were read.
    """
    actor.must(Action.PREPARE_RECORD, cycle.policy_facts())
    if actor.person_id is None:
        raise refusal_for(Why.SECOND_PERSON)
    stated = Texts({language: tidy(words) for language, words in ground.items()})
    for language in LANGUAGES:
        if len(stated.get(language, "")) < SHORTEST_GROUND:
            raise Refusal(
                field=f"ground_{language}",
                rule=_("A record with personal names is published only with a stated ground."),
                fact=_("The ground is missing or too short to be one."),
                remedy=_("Write by which law or rule these names are public, in a sentence."),
            )
    found = gather(actor, cycle)
    text = known.to_json(found)
    documents = {language: to_plain(one) for language, one in write_all(found).items()}
    if read and read != hash_of(text, documents, {}):
        raise Refusal(
            field="read",
            rule=_("What is prepared is what was read."),
            fact=_("The facts have changed since you opened this page."),
            remedy=_("Read the record below again, then prepare it."),
        )
    with writing():
        record = _record_of(cycle)
        made: Preparation = Preparation.unscoped.create(
            branch=cycle.branch,
            record=record,
            cycle=cycle,
            ground=stated,
            names=[dict(person.name) for person in found.people_named()],
            facts=text,
            documents=documents,
            sha256=hash_of(text, documents, stated),
            prepared_by=actor.person_id,
            prepared_in=actor.post_id,
        )
        audit.record(
            actor,
            Verb.RECORD_PREPARED,
            made,
            {"record": record.slug, "sha256": made.sha256, "ground": str(stated.say("en"))[:500]},
            path=record.path,
        )
    return made


def reading_of(found: known.MeetingFacts, written: Mapping[str, Document] | None = None) -> str:
    """A hash over the record as it would be `written` from these facts (written here where it is not given), to be
    given back by whoever has read it."""
    documents = {language: to_plain(one) for language, one in (written or write_all(found)).items()}
    return hash_of(known.to_json(found), documents, {})


def write_all(found: known.MeetingFacts) -> dict[str, Document]:
    """The record as it would be written from these facts, by language."""
    return {language: compose_record(found, language) for language in LANGUAGES}


def _record_of(cycle: Cycle) -> Record:
    record, _made = Record.unscoped.get_or_create(
        branch=cycle.branch,
        cycle=cycle.code,
        defaults={"slug": _free_slug(cycle), "path": cycle.policy_facts().path, "zone": cycle.zone},
    )
    return record  # type: ignore[no-any-return]


def _free_slug(cycle: Cycle) -> str:
    """The code of the cycle as an address; codes are unique in a branch, addresses on the site."""
    plain = slugify(cycle.code)[:60] or f"cycle-{cycle.year}"
    taken = set(Record.unscoped.filter(slug__startswith=plain).values_list("slug", flat=True))
    return next(name for name in (plain, *(f"{plain}-{n}" for n in range(2, 10_000))) if name not in taken)


def confirm_record(actor: Actor, prepared: Preparation, cycle: Cycle) -> Publication:
    """Publish what another person prepared, as the next version. Confirmed twice, it is published once.

    Raises:
        Refusal: for the person who prepared it (in whichever post), for others than those who publish for the
            convening unit, and for a preparation that a later one has set aside.
    """
    actor.must(Action.CONFIRM_RECORD, confirm_facts(cycle, prepared))
    if actor.person_id is None:
        raise refusal_for(Why.SECOND_PERSON)
    document = {language: from_plain(plain) for language, plain in prepared.documents.items()}
    try:
        with writing():
            Record.unscoped.select_for_update().get(branch=prepared.branch, pk=prepared.record_id)
            done = Publication.unscoped.filter(branch=prepared.branch, preparation=prepared).first()
            if done:
                return done  # type: ignore[no-any-return]
            _must_be_last(prepared)
            rows = Publication.unscoped.filter(branch=prepared.branch, record=prepared.record_id)
            last = rows.aggregate(last=Max("version"))["last"] or 0
            with transaction.atomic():
                made: Publication = Publication.unscoped.create(
                    branch=prepared.branch,
                    record_id=prepared.record_id,
                    preparation=prepared,
                    version=last + 1,
                    titles=Texts({language: one.title for language, one in document.items()}),
                    summaries=Texts({language: one.summary for language, one in document.items()}),
                    held_on=known.from_json(prepared.facts).meeting.held_on,
                    sha256=prepared.sha256,
                    confirmed_by=actor.person_id,
                    confirmed_in=actor.post_id,
                )
            audit.record(
                actor,
                Verb.RECORD_PUBLISHED,
                made,
                {"record": prepared.record.slug, "sha256": made.sha256, "version": made.version},
                path=prepared.record.path,
            )
            return made
    except IntegrityError:
        return Publication.unscoped.get(branch=prepared.branch, preparation=prepared)  # type: ignore[no-any-return]


def _must_be_last(prepared: Preparation) -> None:
    newest = Preparation.unscoped.filter(branch=prepared.branch, record=prepared.record_id).order_by("-id").first()
    if newest is not None and newest.pk != prepared.pk:
        raise Refusal(
            rule=_("What was prepared last is what can be confirmed."),
            fact=_("A later preparation has set this one aside."),
            remedy=_("Open the later one from the desk of records."),
        )


def withdraw_record(actor: Actor, publication: Publication, cycle: Cycle, *, reason: str) -> Withdrawal:
    """Take a version, and those that it corrected, off the public pages; their addresses stay and give the reason.
    Twice is once.

    Raises:
        Refusal: for others than those who publish for the convening unit; without a reason.
    """
    actor.must(Action.WITHDRAW_RECORD, cycle.policy_facts())
    stated = tidy(reason)
    if len(stated) < SHORTEST_GROUND:
        raise Refusal(
            field="reason",
            rule=_("A record is withdrawn with a reason that everybody can read."),
            fact=_("The reason is missing or too short to be one."),
            remedy=_("Write in a sentence why it is withdrawn."),
        )
    with writing():
        made, is_new = Withdrawal.unscoped.get_or_create(
            branch=publication.branch,
            publication=publication,
            defaults={"reason": stated[:1000], "withdrawn_by": actor.person_id},
        )
        if is_new:
            audit.record(
                actor,
                Verb.RECORD_WITHDRAWN,
                publication,
                {"record": publication.record.slug, "version": publication.version, "reason": stated[:500]},
                path=publication.record.path,
            )
    return made  # type: ignore[no-any-return]
