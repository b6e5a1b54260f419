"""Every document that leaves the system, as a Word file: the public record, and the papers of a run cycle, each from a
template that the convening unit may exchange for its own.

`making` holds the list of papers (`offer`), `engine` looks into templates, tries them out and fills them, `kinds` has
one module for each kind of paper. Nothing below knows of papers; pages offer a panel where a paper is to be taken from.
"""
