"""A cycle of one convening unit: its year, its zone, its frozen tree, and who reports in which mode.

Others take the cycle, its tree edition and its assignments. A cycle of kind *transcribed* holds only what its
source states and derives nothing.
"""
