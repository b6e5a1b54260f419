"""The rule file of a cycle: schema, validation, explanation, and the shipped regimes.

Empty so far: a transcribed cycle has no regime. Cycles will take a frozen, hashed regime from here.
"""
