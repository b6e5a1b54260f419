"""Exact counts and sums over any subtree, at any size.

Empty so far: nothing that is counted along the tree is stored yet.
"""
