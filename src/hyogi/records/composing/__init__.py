"""Writing a record from the facts: pure, the same facts give the same words.

`compose_record` writes what is published, `compose_facts` the table of facts behind it; both give a `Document` of
blocks, which the pages and the Word file draw. Sentences stand in `phrases.toml`, terms in `terms.toml`.
"""

from hyogi.records.composing.blocks import Document, from_plain, to_plain
from hyogi.records.composing.record import compose_record
from hyogi.records.composing.tables import compose_facts

__all__ = ["Document", "compose_facts", "compose_record", "from_plain", "to_plain"]
