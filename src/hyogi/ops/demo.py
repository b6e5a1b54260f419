"""The demonstration world: the seed's meeting and an invented city, brought in through the doors of any user's data."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.foundation.models import Installation
from hyogi.foundation.policy import ActorFacts
from hyogi.foundation.writing import writing
from hyogi.ops.backups import holds_something
from hyogi.ops.ready import NotReady, make_ready
from hyogi.ops.starting_over import mark
from hyogi.ops.taking import take

REGISTER = ("units", "posts", "people", "tenures")
FIRST, SECOND = "2102-RECORD-1", "2102-RECORD-2"
GROUND = Texts(
    {
        "en": "Office-holders who acted officially, named as the city government's own public page names them.",
        "ja": "公務を行った役職者の氏名であり、市政府の公開ページに掲げられたとおりに記す。",
        "zh-Hans": "均为公务活动中的任职人姓名，按市政府公开网页所载。",
    }
)
"""On what the names in the seed's record rest."""


def examples() -> Path:
    """The folder of examples: beside the sources of a clone, or inside an installed package.

    Raises:
        NotReady: when neither is there.
    """
    here = Path(__file__).resolve()
    for place in (here.parents[3] / "examples", here.parents[1] / "examples"):
        if (place / "demo").is_dir():
            return place
    raise NotReady(_("The folder “examples” is missing. It is part of every copy of the sources."))


def prepare(say: Callable[[Any], None]) -> None:
    """Bring the installation to the demonstration world; what is there already is left as it is.

    Raises:
        NotReady: when the installation is not a demonstration and holds something.
    """
    make_ready()
    _be_a_demonstration()
    actor = Actor.system("hyogi demo")
    _take_transcript(actor, examples() / "city-2020", say)
    _take_register(actor, examples() / "demo", say)


def _be_a_demonstration() -> None:
    with writing():
        found = Installation.unscoped.first()
        if found is None and not holds_something():
            found = Installation.unscoped.create(kind=Installation.DEMO)
        elif found is None or found.kind != Installation.DEMO:
            raise NotReady(
                _("This installation is not a demonstration. Choose another folder for one: HYOGI_HOME=… make demo")
            )
    mark(found)


def _take_register(actor: Actor, folder: Path, say: Callable[[Any], None]) -> None:
    for kind in REGISTER:
        for file in sorted(folder.glob(f"{kind}*.csv"), key=lambda path: path.stem):
            outcome = take(actor, kind, file)
            if outcome.refused:
                raise NotReady(f"{file.name}: {outcome.refused[0]}")
            if outcome.changes:
                say(_("Took in %(folder)s/%(file)s.") % {"folder": folder.name, "file": file.name})


def _take_transcript(actor: Actor, folder: Path, say: Callable[[Any], None]) -> None:
    """The meeting of 2020: facts from its files, a record prepared by one person and confirmed by another."""
    from hyogi.cycles.queries import cycle_page
    from hyogi.records.actions import confirm_record, prepare_record
    from hyogi.records.transcripts import State, import_transcript

    taken = import_transcript(actor, folder)
    if taken.state is State.REFUSED:
        raise NotReady(f"{folder.name}: {taken.problems[0]}")
    if taken.state is State.UNTOUCHED or taken.cycle is None:
        return
    first, second = _holder(FIRST), _holder(SECOND)
    prepared = prepare_record(first, cycle_page(first, taken.cycle.pk), ground=GROUND)
    confirm_record(second, prepared, cycle_page(second, taken.cycle.pk))
    say(_("Published the record of the meeting of 2020, prepared and confirmed by two persons."))


def _holder(code: str) -> Actor:
    """The person who holds this post today, as an actor."""
    from hyogi.organisation.models import Tenure, on_day
    from hyogi.organisation.queries import held_posts

    tenure = Tenure.unscoped.select_related("post").get(on_day(clock.today()), post__code=code)
    posts = tuple(facts for facts, _tenure in held_posts(tenure.person_id))
    return Actor(facts=ActorFacts(person=tenure.person_id, posts=posts, signed_in=True), post_id=tenure.post_id)
