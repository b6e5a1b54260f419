"""The public API and webhooks.

Empty so far; the facts of a published record are JSON pages of `records`.
"""
