"""A cycle of one convening unit: its year, its zone, its frozen tree, and who reports in which mode.

Others take the cycle, its tree edition, its assignments, its regime (`queries.regime_of`) and its deadlines
(`queries.deadline_of`), and offer what keeps it from a phase (`obstacles`) and what waits for a person (`duties`). A
cycle of kind *transcribed* holds only what its source states and derives nothing.
"""
