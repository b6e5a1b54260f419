"""The turn of the year: opens a cycle from the last one, carries over, closes.

Empty so far.
"""
