"""What is counted over a whole cycle: its board of units and steps, exact counts by branch; and who is late is chased.

Rooms above offer the columns of the board (`columns.offer`) and read the telephone numbers of offices
(`queries.contacts_of`). Counts are taken from the rows themselves, in one pass; nothing counted is stored.
"""
