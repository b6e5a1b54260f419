"""Before the meeting: reading, visits, surveys, office scores.

Empty so far.
"""
