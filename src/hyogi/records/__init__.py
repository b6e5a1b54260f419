"""The public record of a meeting: written in three languages from the facts, cleared by two persons, published with
its hash; feeds, structured data, terms.

Nothing below knows that a record exists; a published record reads only its own frozen facts.
"""
