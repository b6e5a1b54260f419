"""Lists of problems, tasks and responsibility: planned by the unit, approved, carried out, checked by another person,
escalated when overdue, carried over when the year turns.

Others may take `actions.begin_list`, `actions.fire_due` and `actions.carry_over`, and of the questions `lists_of`,
`items_in`, `on_time_of`, `fates_of` and `notices_in`. It offers the report the items that last year left open
(`offering`). It also holds the task lists that a transcribed meeting names.
"""
