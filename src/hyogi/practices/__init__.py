"""Good practice: proposed or wished for, recommended upward, adopted, credited."""
