"""The drafts of the chair's comments in large type, one page for each unit that reports."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Cycle
from hyogi.foundation.actors import Actor
from hyogi.papers.engine import Field
from hyogi.papers.kinds.common import HEAD, head, name_of, post_of
from hyogi.papers.layout import CENTER
from hyogi.papers.layout import Sheet as Page
from hyogi.papers.making import NothingYet, Paper, Sheet, Time
from hyogi.reviews.queries import all_drafts

LARGE = 26
TEXT = (Field("text", gettext_lazy("a paragraph"), "The district kept what it promised last year."),)
FIELDS = (
    *HEAD,
    Field(
        "drafts",
        gettext_lazy("the drafts, in the order of the reports"),
        of=(
            Field("number", gettext_lazy("its place in the order"), "1"),
            Field("reporter", gettext_lazy("the reporting unit"), "First District"),
            Field("post", gettext_lazy("the post that reports"), "Head of the district"),
            Field("paragraphs", gettext_lazy("the comment, by paragraphs"), of=TEXT),
            Field("problems", gettext_lazy("the problems that it names"), of=TEXT),
        ),
    ),
    Field(
        "missing",
        gettext_lazy("units whose comment is not drafted yet"),
        of=(Field("reporter", gettext_lazy("the reporting unit"), "Second District"),),
    ),
)


def gather(actor: Actor, cycle: Cycle) -> list[Sheet]:
    """All drafts as they stand now."""
    drafts = all_drafts(actor, cycle)
    written = [(n, one, draft) for n, (one, draft) in enumerate(drafts, 1) if draft and (draft.text or draft.lines)]
    if not written:
        raise NothingYet(_("No comment has been drafted yet."))
    there = {one.pk for _n, one, _draft in written}
    facts = {
        **head(cycle),
        "drafts": [
            {
                "number": str(number),
                "reporter": name_of(one),
                "post": post_of(one),
                "paragraphs": [{"text": line} for line in paragraphs_of(draft.text)],
                "problems": [{"text": line} for line in draft.lines],
            }
            for number, one, draft in written
        ],
        "missing": [{"reporter": name_of(one)} for one, _draft in drafts if one.pk not in there],
    }
    return [Sheet(facts)]


def paragraphs_of(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def build(language: str) -> bytes:
    """To be read aloud, standing, in the light of a hall."""
    page = Page(language, margins=(25, 22, 22, 22))
    with page.when("missing"):
        page.title(_("{{ cycle }}\nComments"))
        page.line(_("Not drafted yet:"), size=18, font=page.letters.head)
        with page.each("one in missing"):
            page.line("· {{ one.reporter }}", size=18)
    with page.each("draft in drafts"):
        page.line("", size=1).paragraph_format.page_break_before = True
        page.line("{{ draft.number }}. {{ draft.reporter }}", size=LARGE + 4, font=page.letters.head, after=4)
        page.line("{{ draft.post }}", size=16, after=10)
        with page.each("one in draft.paragraphs"):
            page.line("{{ one.text }}", size=LARGE, after=8)
        with page.when("draft.problems"):
            page.line(_("Problems"), size=LARGE, font=page.letters.head, before=8)
            with page.each("one in draft.problems"):
                page.line("{{ loop.index }}. {{ one.text }}", size=LARGE, after=6)
    page.line(_("The end"), align=CENTER, size=16, before=12)
    return page.done()


PAPER = Paper(
    "comments",
    gettext_lazy("Comments in large type"),
    gettext_lazy("The drafts of the chair's comments, one page for each unit, to be read aloud."),
    Time.BEFORE,
    FIELDS,
    gather,
    build,
)
