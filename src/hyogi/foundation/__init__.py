"""Ground: the clock, ids, languages, the audit log, the one policy, scoped managers, once-only forms, kept files.

Knows no noun of the trade, except that the policy's closed list of actions and the audit log's closed list of
verbs name them all in one place on purpose. Every room above may take from it; it takes from none.
"""
