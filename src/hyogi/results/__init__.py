"""Results: composite, gates, vetoes, cap, the proposal, its decision and sign-off, the letter, the request for review.

What a letter tells its unit is decided in `letters`. Others take `queries.sheet_of(cycle)`,
`queries.letter_of(assignment)` and `queries.letters_of(cycle)`.
"""
