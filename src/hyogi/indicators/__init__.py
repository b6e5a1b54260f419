"""Figures: what is counted, in which unit of measure, and the figure of each unit in the year of a cycle. Counts only,
never files on people.

Others take definitions and figures from here (`queries.figures_of`, `trend_of`). In a transcribed cycle a definition
without a figure says that the source names the quantity and gives none.
"""
