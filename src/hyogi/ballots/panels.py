"""What the page of a cycle shows of its ballot."""


def offer_all() -> None:
    """Called when the room starts."""
