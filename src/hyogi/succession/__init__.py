"""The turn of the year: opens a cycle from the last one, and shows what comes over from it.

Others take nothing from here. What is carried over (open items, figures, modes) is read where it is kept;
that open items become questions of the next report is done by `followup.offering`.
"""
