"""The secretariat opens its cycle."""

from datetime import date

from hyogi.cycles.actions import advance, name_venue, open_cycle
from hyogi.cycles.actions.opening import Choice
from hyogi.cycles.models import Cycle, Mode, Phase
from hyogi.cycles.queries import current_cycle
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.ops.demo.story import Story
from hyogi.organisation.queries import state_by_code
from hyogi.regimes.loading import load

CHOSEN = {
    "TM-2025": ("TM-D02", "TM-D05", "TM-D08"),
    "TM-2026": ("TM-D01", "TM-D10", "TM-D14"),
    "TM-03-2026": ("TM-03-01", "TM-03-04", "TM-03-08"),
}
"""Who was chosen to report on site besides those whose kind always does."""
VENUES = {
    "TM-2025": "市行政中心一号楼三楼第一会议室",
    "TM-2026": "市行政中心一号楼三楼第一会议室",
    "TM-03-2026": "区政务中心二楼会议厅",
}
"""Where the meetings are held."""
REASONS = (
    "该单位承担全年重点任务，群众关注度高，安排现场述职。",
    "上年度仅作书面述职，按至少三年一次现场述职的要求安排。",
    "所涉工作与多个区市县相关，现场述职便于共同研究。",
)


def open_year(story: Story, *, meeting_on: date) -> Cycle:
    """The cycle of the story's unit and year, with these other units chosen to report on site."""
    top = state_by_code(story.office, story.convener)
    previous = current_cycle(Actor.system("demonstration"), f"{story.convener}-{story.year - 1}", top.unit)
    choices = {
        code: Choice(Mode.ON_SITE, REASONS[place % len(REASONS)]) for place, code in enumerate(CHOSEN[story.code])
    }
    cycle = open_cycle(
        story.office,
        convening=top,
        regime=load("city_committee"),
        year=story.year,
        code=story.code,
        title=Texts(
            {
                "en": f"{top.title.say('en').text}: reports and reviews for {story.year}",
                "ja": f"{top.title.say('ja').text}{story.year}年度活動報告評議",
                "zh-Hans": f"{top.title.say('zh-Hans').text}{story.year}年度述职评议",
            }
        ),
        meeting_on=meeting_on,
        choices=choices,
        previous=previous,
    )
    return name_venue(story.office, cycle, venue=VENUES[story.code], version=cycle.version)


def enter(story: Story, phase: Phase) -> None:
    """The secretariat lets the cycle enter its next phase."""
    cycle = story.cycle
    advance(story.office, cycle, phase, cycle.version)
