"""The secretariat exchanges one template for its own and makes the papers of the meeting."""

from django.core.files.uploadedfile import SimpleUploadedFile

from hyogi.ops.demo.story import Story
from hyogi.papers.actions import fill_papers, make_papers, take_template
from hyogi.papers.making import Time, own_template, papers

LANGUAGE = "zh-Hans"


def of_the_meeting(story: Story) -> None:
    """Everything that lies on the table: made in one go, the notice from a template of the office's own."""
    every = papers()
    notice = next(one for one in every if one.key == "notice")
    own = SimpleUploadedFile("会议通知（本市格式）.docx", own_template(notice.key, LANGUAGE))
    take_template(story.office, story.cycle, notice, LANGUAGE, own)
    wanted = [one for one in every if one.time in (Time.BEFORE, Time.MEETING) and not one.each_unit]
    make_papers(story.office, story.cycle, fill_papers(story.office, story.cycle, wanted, LANGUAGE))
