"""The demonstration: an invented city, two years of its story replayed act by act, and the seed's meeting."""

from hyogi.ops.demo.world import examples, prepare

__all__ = ["examples", "prepare"]
