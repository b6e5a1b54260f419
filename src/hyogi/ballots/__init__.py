"""The appraisal on paper: forms issued by class, counted twice by two persons, closed, signed by scrutineers.

Others take `queries.lines_on_form(cycle)` (who stands on the form, in order), `queries.ballot_parts(cycle)` (the signed
ballot part of each reporter) and `queries.detail_of(cycle)` (how much of it may be shown). Only counts by class are
stored, never a form, and nothing that links a form to a person. What a small class marked is on no page.
"""
