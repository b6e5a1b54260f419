"""Hyogi (評議): the yearly report-and-review cycle of an organisation with many levels."""

__version__ = "0.1.0"
