"""Every document that leaves the system: so far the public record as a Word file.

Nothing below knows of papers; pages offer a panel where a paper is to be taken from.
"""
