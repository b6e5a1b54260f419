"""What is hashed of a publication: the facts and the words in every language, nothing else."""

import hashlib
import json
from typing import Any


def hash_of(facts: str, documents: dict[str, Any], ground: str) -> str:
    """SHA-256 over the canonical facts, the words by language, and the stated ground for names."""
    whole = {"facts": json.loads(facts), "documents": documents, "ground": ground}
    canonical = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
