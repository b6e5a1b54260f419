"""Pages of follow-up: the list of a unit, the item, the board."""
