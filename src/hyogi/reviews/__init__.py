"""Before the meeting: who reads which report, readers' notes, visits, the scores of offices, and the drafts of the
comments. Others take `drafts_of(cycle)`, `all_drafts` and `scores_of(cycle, component)`."""
