"""The meeting: agenda, attendance by role and by rule, speeches as points, the comment on each report.

Others take what was said and who was there.
"""
