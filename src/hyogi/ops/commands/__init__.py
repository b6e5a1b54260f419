"""One module for each command: `run(typed)` does it and returns the exit code."""
