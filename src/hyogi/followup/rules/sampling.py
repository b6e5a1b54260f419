"""Which closed items are looked at on the spot: drawn by hash, so that anybody can draw them again.

Source: docs/regime-parameters.md, C1 `[follow]`, `close_sample_check_bp`.
"""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from hyogi.foundation.numbers import WHOLE_BP


def sample_size(items: int, share_bp: int) -> int:
    """How many of so many are drawn: the share, rounded up; of some, at least one where a share is asked for.

    >>> sample_size(11, 2000), sample_size(0, 2000), sample_size(5, 0)
    (3, 0, 0)
    """
    return -(-items * share_bp // WHOLE_BP)


def drawn(items: Iterable[UUID], seed: str, share_bp: int) -> list[UUID]:
    """The items drawn by this seed: those whose SHA-256 over seed and id comes first. The order in which the items are
    given makes no difference; another seed draws others."""
    every = sorted(set(items), key=lambda item: hashlib.sha256(f"{seed}:{item}".encode()).digest())
    return every[: sample_size(len(every), share_bp)]
