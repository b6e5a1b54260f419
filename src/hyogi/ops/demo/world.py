"""The demonstration world: the seed's meeting and an invented city, brought in through the doors of any user's data."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.demo_clock import follow, stand
from hyogi.foundation.languages import Texts
from hyogi.foundation.models import Installation
from hyogi.foundation.writing import writing
from hyogi.ops.archives import holds_something
from hyogi.ops.demo import years
from hyogi.ops.demo.story import ZONE, holder
from hyogi.ops.ready import NotReady, make_ready
from hyogi.ops.starting_over import mark
from hyogi.ops.taking import take

REGISTER = ("units", "posts", "people", "tenures")
BEGINNING = "2025-09-01 09:00"
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
    for place in (here.parents[4] / "examples", here.parents[2] / "examples"):
        if (place / "demo").is_dir():
            return place
    raise NotReady(_("The folder “examples” is missing. It is part of every copy of the sources."))


def prepare(say: Callable[[Any], None]) -> None:
    """Bring the installation to the demonstration world; what is there already is left as it is.

    Raises:
        NotReady: when the installation is not a demonstration and holds something.
    """
    make_ready()
    installation = _be_a_demonstration()
    if installation.demo_stands_at:
        follow(installation)
        return
    folder = examples() / "demo"
    try:
        clock.stand_at(datetime.fromisoformat(BEGINNING).replace(tzinfo=ZONE))
        actor = Actor.system("hyogi demo")
        _take_transcript(actor, examples() / "city-2020", say)
        _take_register(actor, folder, say)
        _tell(folder, say)
    finally:
        clock.stand_at(None)
    follow(Installation.unscoped.get())


def _tell(folder: Path, say: Callable[[Any], None]) -> None:
    """Replay the years of the invented city. All of it, or none: whoever stops it half-way begins anew."""
    with translation.override("zh-hans"), timezone.override(ZONE), writing():
        years.play(years.between("", years.EVE), folder)
        stand(Installation.unscoped.get(), "eve", datetime.fromisoformat(years.EVE).replace(tzinfo=ZONE))
    say(_("Replayed two years of the invented city, to the eve of its meeting of 2026."))


def step_on(asked: str) -> int:
    """Let the step of this key happen, if it is the next one; one that somebody else has let happen meanwhile does not
    happen again. How many of its scenes were left out, because a visitor had done what they do."""
    left_out = 0
    with translation.override("zh-hans"), timezone.override(ZONE), writing():
        installation = Installation.unscoped.select_for_update().get()
        step = years.step_after(installation.demo_scene)
        if step is not None and step.key == asked:
            scenes = years.between(years.until_of(installation.demo_scene), step.until)
            left_out = years.play_around(scenes, examples() / "demo")
            stand(installation, step.key, datetime.fromisoformat(step.until).replace(tzinfo=ZONE))
    return left_out


def _be_a_demonstration() -> Installation:
    with writing():
        found = Installation.unscoped.first()
        if found is None and not holds_something():
            found = Installation.unscoped.create(kind=Installation.DEMO)
        elif found is None or found.kind != Installation.DEMO:
            raise NotReady(
                _("This installation is not a demonstration. Choose another folder for one: HYOGI_HOME=… make demo")
            )
    mark(found)
    return found


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
    first, second = holder(FIRST), holder(SECOND)
    prepared = prepare_record(first, cycle_page(first, taken.cycle.pk), ground=GROUND)
    confirm_record(second, prepared, cycle_page(second, taken.cycle.pk))
    say(_("Published the record of the meeting of 2020, prepared and confirmed by two persons."))
