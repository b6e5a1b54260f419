"""Pages of indicators: what a cycle asks for, the figures of a unit, their years."""
