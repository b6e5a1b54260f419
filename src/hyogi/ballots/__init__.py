"""Classes of voters, paper counts, slips, envelopes, tally, disclosure.

Empty so far, and nothing may be stored here that links a ballot to a person.
"""
