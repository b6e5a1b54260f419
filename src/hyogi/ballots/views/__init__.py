"""The pages of the room: the desk and the count, the tally and its signatures."""
