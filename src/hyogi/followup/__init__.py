"""Lists of problems, tasks and responsibility; evidence, closing, escalation.

So far it holds the task lists that a transcribed meeting names.
"""
