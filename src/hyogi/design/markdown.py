"""Text that people write: Markdown, rendered and cleaned by libraries, with one rule of our own.

CommonMark decides whether `**` opens or closes by the signs beside it, and takes 「 」 。 for punctuation that parts
words as in English. So `**「強調」**です` and `**述职。**后` keep their asterisks, though no Chinese or Japanese writer
would put a blank there. Here a wide sign counts as a letter, and beside one any other punctuation may open or close
(the amendment of the "CJK-friendly emphasis" proposal to CommonMark). Text without wide signs renders as before.
"""

import unicodedata

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline.state_inline import Delimiter, StateInline

TAGS = {"p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a"} | {
    "table", "thead", "tbody", "tr", "th", "td", "h2", "h3", "h4", "h5", "h6"
}  # fmt: skip


def render(text: str, top: int = 3) -> SafeString:
    """Safe HTML. The highest heading is `<h{top}>`, so that a text fits under the headings of its page."""
    tokens = _MARKDOWN.parse(text.replace("\x00", "\N{REPLACEMENT CHARACTER}"))
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) - 1 + top)}"
        if token.type in ("th_open", "td_open") and token.attrs.pop("style", "") == "text-align:right":
            token.attrs["class"] = "n"
    return mark_safe(clean(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})))  # noqa: S308 just cleaned


def clean(html: str) -> str:
    """Only what a text needs: no style, no script, no picture, no frame, links to pages and addresses only."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href", "title"}, "ol": {"start"}},
        allowed_classes={"th": {"n"}, "td": {"n"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener noreferrer",
    )


def _emphasis(state: StateInline, silent: bool) -> bool:
    """The library's rule for `*` and `_`, with flanking that knows wide signs."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    before = state.src[state.pos - 1] if state.pos else " "
    after = state.src[end] if end < state.posMax else " "
    opens, closes = _flanks(after, before), _flanks(before, after)
    if marker == "_":  # within a word an underscore is an underscore
        opens, closes = opens and (not closes or _parts(before)), closes and (not opens or _parts(after))
    length = end - state.pos
    for _ in range(length):
        state.push("text", "", 0).content = marker
        state.delimiters.append(Delimiter(ord(marker), length, len(state.tokens) - 1, -1, opens, closes))
    state.pos = end
    return True


def _flanks(inner: str, outer: str) -> bool:
    """Whether a run of markers may hold to the sign `inner`, with `outer` on its other side."""
    if isWhiteSpace(ord(inner)):
        return False
    return _wide(inner) or not _parts(inner) or _wide(outer) or isWhiteSpace(ord(outer)) or _parts(outer)


def _parts(sign: str) -> bool:
    return isMdAsciiPunct(ord(sign)) or isPunctChar(sign)


def _wide(sign: str) -> bool:
    return sign > "\x7f" and unicodedata.east_asian_width(sign) in "WFH" and not isWhiteSpace(ord(sign))


_MARKDOWN = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False}).disable("image")
_MARKDOWN.inline.ruler.at("emphasis", _emphasis)
