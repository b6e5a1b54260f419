"""The room of rule files."""
