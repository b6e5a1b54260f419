"""The report of a unit: form, drafts, revisions, checks, approval, submission, receipt.

Empty so far: of a transcribed meeting it is known who reported and how, not the words.
"""
