"""Lists of problems, tasks and responsibility: planned by the unit, approved, carried out, checked by another person,
escalated when overdue, carried over when the year turns.

Others may take `actions.begin_list`, `actions.fire_due` and `actions.carry_over`, and of the questions `open_items_of`,
`on_time_of`, `counts_by_branch` and `notice_page`. It also holds the task lists that a transcribed meeting names.
"""
