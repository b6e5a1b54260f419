"""Pages of a meeting that is run here."""
