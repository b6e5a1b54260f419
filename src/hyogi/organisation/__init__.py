"""The register: units and their dated states, kinds, sectors, the forest of trees, posts, people, tenures.

Others take from it the tree as of a date (`queries`), the posts a person holds, and the acts on the register
(`actions`). It knows nothing of cycles.
"""
