"""What is hashed of a publication: the facts and the words in every language, nothing else."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def hash_of(facts: str, documents: Mapping[str, Any], ground: Mapping[str, str]) -> str:
    """SHA-256 over the canonical facts, the words by language, and the stated ground for names by language."""
    whole = {"facts": json.loads(facts), "documents": dict(documents), "ground": dict(ground)}
    canonical = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
