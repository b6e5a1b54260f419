"""Composite, gates, caps, proposal, decision, objection, sign-off, feedback letter.

Empty so far: the source states no result.
"""
