"""Kinds and sectors that a file names: those that stand, those of the vocabulary, and new ones."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from hyogi.foundation.actors import Actor
from hyogi.organisation.importing import cells
from hyogi.organisation.importing.planning.findings import Findings
from hyogi.organisation.rules import code_key
from hyogi.organisation.vocabulary import Word, found_in

LONGEST = 60


class Words:
    """Looks kinds (or sectors) up by code, in any width and case, or by a name of the vocabulary in any language.

    What is found nowhere is made on first use, by who keeps the whole register; a keeper of a branch uses what stands.
    """

    def __init__(self, model: Any, vocabulary: Mapping[str, Word], actor: Actor):
        self.standing: dict[str, str] = {code_key(code): code for code in self._codes(model)}
        self.vocabulary, self.actor = dict(vocabulary), actor
        self.new: dict[str, str] = {}
        self._met: dict[str, str] = {}

    @staticmethod
    def _codes(model: Any) -> Iterable[str]:
        return model.unscoped.values_list("code", flat=True)  # type: ignore[no-any-return]

    def code(self, text: str, row: int, column: str, findings: Findings) -> str:
        """The canonical code of what a cell names; empty, and noted, where there is none."""
        if text in self._met:
            return self._met[text]
        plain = cells.clean_code(text)
        key = code_key(plain)
        found = self._found(plain, key) or self._new(plain, key, row, column, findings)
        if found:
            self._met[text] = found
        return found

    def _found(self, plain: str, key: str) -> str:
        if found := self.standing.get(key) or self.new.get(key):
            return found
        if word := found_in(self.vocabulary, plain):
            return self.standing.get(code_key(word.code), word.code)
        return ""

    def _new(self, plain: str, key: str, row: int, column: str, findings: Findings) -> str:
        if not key:
            findings.refuse(row, column, _("This cell is empty. Say what kind it is."))
        elif len(plain) > LONGEST or ";" in plain:
            findings.refuse(row, column, _("“%(text)s” is too long, or holds a “;”.") % {"text": plain[:60]})
        elif not self.actor.sees_all:
            known = ", ".join(sorted({*self.standing.values(), *self.vocabulary})[:40])
            reason = _("“%(text)s” is not known here. Known are: %(known)s.")
            findings.refuse(row, column, reason % {"text": plain, "known": known})
        else:
            self.new[key] = plain
            return plain
        return ""
