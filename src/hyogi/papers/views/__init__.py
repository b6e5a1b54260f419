"""Pages and downloads of the room."""
