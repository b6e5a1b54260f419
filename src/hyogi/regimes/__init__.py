"""The rule file of a cycle: its shape, its checks, what it says in words, and the shipped regimes.

Others take `loading.load(name)` and `loading.read(content)`: a checked regime with its hash, or every fault at once.
A run cycle keeps the one it was opened from (`cycles.FrozenRegime`), and rooms above read that one; a transcribed cycle
has none.
"""
