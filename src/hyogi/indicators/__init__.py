"""Definitions of figures: what is counted, in which unit of measure. Counts only, never files on people.

Others take definitions from here. A definition without values says that the source names the quantity and gives
no figure.
"""
