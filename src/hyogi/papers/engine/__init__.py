"""Filling Word templates that people may exchange: looked into, read, rendered with examples, and only then taken."""

from hyogi.papers.engine.fields import Field, differences, example_of
from hyogi.papers.engine.rendering import render, steady
from hyogi.papers.engine.trying import must_fill

__all__ = ["Field", "differences", "example_of", "must_fill", "render", "steady"]
