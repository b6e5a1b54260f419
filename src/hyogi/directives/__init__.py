"""Numbered points for the coming year, addressed by sector, kind, level or branch; programmes with their roll-out.

Others take the requirements of a cycle and its programmes.
"""
