"""Good practice: proposed or wished for, recommended upward, adopted, credited.

The public record takes the wishes of a meeting (`queries.wishes_of`).
"""
