"""What an act or a page may answer instead of doing what was asked. Errors are for people."""

from collections.abc import Mapping
from typing import Any


class Refusal(Exception):
    """Visible, but not allowed or not possible now. Becomes a page (403) or a sentence at the form.

    `rule` names what forbids it, `fact` what is the case, `remedy` who can change it or what to do next; each a
    full sentence in the reader's language (lazy translations).
    """

    def __init__(self, *, rule: Any = "", fact: Any = "", remedy: Any = "", field: str = ""):
        self.rule, self.fact, self.remedy, self.field = rule, fact, remedy, field
        super().__init__(rule, fact, remedy)

    def __str__(self) -> str:
        return " ".join(str(part) for part in (self.rule, self.fact, self.remedy) if part)


class Hidden(Exception):
    """Out of the actor's sight: answered exactly as an address that does not exist."""


class Stale(Exception):
    """Somebody else changed the same thing first. Both texts are shown; nothing is overwritten and nothing lost.

    `names` says what a reader calls the texts, where their keys are no words.
    """

    def __init__(self, mine: Mapping[str, Any], theirs: Mapping[str, Any], names: Mapping[str, Any] | None = None):
        self.mine, self.theirs, self.names = dict(mine), dict(theirs), dict(names or {})
        super().__init__("changed meanwhile")


class SentOtherwise(Stale):
    """The same form was sent before and was accepted as it stood then; this time it says something else."""
