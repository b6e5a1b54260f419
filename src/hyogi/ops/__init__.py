"""The `hyogi` command, a module in `commands` for each of its words; backup and restore, one cycle in one file, the
demonstration and its story.

No room takes anything from here.
"""
