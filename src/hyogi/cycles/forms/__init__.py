"""What is asked for when a cycle is opened, and while it runs."""
