"""The letter of one unit as that unit takes it."""

from hyogi.cycles.models import Assignment
from hyogi.foundation.files import content_of
from hyogi.foundation.refusals import Hidden
from hyogi.papers.engine import render
from hyogi.papers.kinds.letters import KEY, PAPER, own_sheet
from hyogi.papers.making import file_name, print_of
from hyogi.papers.queries import in_use, made_for, template_content


def letter_file(assignment: Assignment, language: str) -> tuple[bytes, str]:
    """The letter that stands and the name of its file, in the active language, which is `language`: the file that was
    made of it; where none was, or an older letter, one from the template in use.

    Raises:
        Hidden: before a letter was sent.
    """
    sheet = own_sheet(assignment)
    if sheet is None:
        raise Hidden
    made = made_for(assignment, KEY, language)
    if made is not None and made.facts_sha256 == print_of(sheet.facts):
        return content_of(made.file), made.file.name
    cycle = assignment.cycle
    template = template_content(KEY, language, in_use(cycle, KEY, language))
    return render(template, sheet.facts, str(PAPER.title)), file_name(cycle.code, KEY, sheet.name, language)
