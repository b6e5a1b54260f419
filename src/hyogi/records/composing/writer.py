"""What every part of a record is written with: the facts and the wording."""

from collections.abc import Iterable

from hyogi.records.composing.wording import Wording
from hyogi.records.facts import Address, MeetingFacts


class Writer:
    """Facts to be told, and the language to tell them in."""

    def __init__(self, facts: MeetingFacts, language: str):
        self.facts, self.write = facts, Wording.about(facts, language)
        self.say = self.write.say

    def name_of(self, code: str) -> str:
        """The name of a person whom the source names; nothing where it says nobody."""
        return self.say(self.facts.person(code).name) if code else ""

    def addressees(self, addresses: Iterable[Address]) -> str:
        """To whom it is addressed, in a row."""
        return self.write.listed(self.say(address.name) for address in addresses)
