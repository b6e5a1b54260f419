"""Results: composite, gates, vetoes, cap, the proposal, its decision and sign-off, the letter, the request for review.

Others take `queries.grades_of(cycle)` (only what is signed), `queries.letter_of(assignment)` and `queries.sheet_of`.
"""
