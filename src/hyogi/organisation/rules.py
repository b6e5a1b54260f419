"""The register's rules: what makes two codes the same code."""

import unicodedata

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


def code_key(code: str) -> str:
    """The form by which codes are compared: width, case, composition and invisible signs make no difference.

    >>> code_key(" ＴＭ-03 ") == code_key("tm-03")
    True
    """
    folded = unicodedata.normalize("NFKC", code).translate(_UNSEEN).casefold()
    return unicodedata.normalize("NFKC", folded).strip()
