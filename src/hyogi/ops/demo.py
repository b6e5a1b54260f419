"""The demonstration world: the seed's meeting and an invented city, brought in through the doors of any user's data."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from hyogi.foundation.actors import Actor
from hyogi.foundation.models import Installation
from hyogi.foundation.writing import writing
from hyogi.ops.ready import NotReady, make_ready
from hyogi.ops.taking import take

REGISTER = ("units", "posts", "people", "tenures")


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
    if find_spec("hyogi.organisation.importing"):
        for name in ("city-2020", "demo"):
            _take_register(actor, examples() / name, say)
    if find_spec("hyogi.records.demonstration"):
        _publish_transcript(actor, examples() / "city-2020", say)


def _be_a_demonstration() -> None:
    from hyogi.organisation.models import Unit

    with writing():
        found = Installation.unscoped.first()
        if found is None and not Unit.unscoped.exists():
            Installation.unscoped.create(kind=Installation.DEMO)
        elif found is None or found.kind != Installation.DEMO:
            raise NotReady(
                _("This installation is not a demonstration. Choose another folder for one: HYOGI_HOME=… make demo")
            )


def _take_register(actor: Actor, folder: Path, say: Callable[[Any], None]) -> None:
    for kind in REGISTER:
        for file in sorted(folder.glob(f"{kind}*.csv"), key=lambda path: path.stem):
            outcome = take(actor, kind, file)
            if outcome.refused:
                raise NotReady(f"{file.name}: {outcome.refused[0]}")
            if outcome.changes:
                say(_("Took in %(folder)s/%(file)s.") % {"folder": folder.name, "file": file.name})


def _publish_transcript(actor: Actor, folder: Path, say: Callable[[Any], None]) -> None:
    from hyogi.records.demonstration import publish
    from hyogi.records.transcripts import import_transcript

    outcome = import_transcript(actor, folder)
    if outcome.refused:
        raise NotReady(f"{folder.name}/{outcome.problems[0]}")
    if publish(folder):
        say(_("Published the record of the meeting of 2020, prepared and confirmed by two persons."))
