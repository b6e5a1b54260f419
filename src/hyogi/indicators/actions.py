"""What is done with indicators."""

from collections.abc import Sequence

from hyogi.foundation.languages import Texts
from hyogi.foundation.writing import in_writing
from hyogi.indicators.models import Indicator, Measure


def define(
    branch: str, code: str, *, name: Texts, definition: Texts, measure: Measure, sectors: Sequence[str]
) -> Indicator:
    """The branch's definition under this code, made or brought to these words, inside the act that names it."""
    if not in_writing():
        raise RuntimeError("an indicator is defined in the act that names it")
    made: Indicator = Indicator.unscoped.update_or_create(
        branch=branch,
        code=code,
        defaults={"name": name, "definition": definition, "measure": measure, "sectors": ";".join(sectors)},
    )[0]
    return made
