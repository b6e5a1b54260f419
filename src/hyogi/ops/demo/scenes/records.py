"""The record of the meeting is prepared by one person and confirmed by another."""

from hyogi.foundation.languages import Texts
from hyogi.ops.demo.story import Story
from hyogi.records.actions import confirm_record, prepare_record

GROUND = Texts(
    {
        "en": "The record names units and posts of the city in their office, and no person.",
        "ja": "記録が挙げるのは市の機関と職だけであり、個人の氏名は含まない。",
        "zh-Hans": "本报道仅列本市各单位和岗位，不含个人姓名。",
    }
)


def publish(story: Story) -> None:
    """Two persons of the convening unit publish the record of its meeting."""
    prepared = prepare_record(story.office, story.cycle, ground=GROUND)
    confirm_record(story.actor(f"{story.convener}-HEAD"), prepared, story.cycle)
