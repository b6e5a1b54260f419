"""What the styleguide shows: one example for each part, in three languages."""

from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hyogi.design.charts import Grid, Point, Series
from hyogi.design.paging import Pager
from hyogi.design.shapes import Act, Crumb, Receipt, Stage
from hyogi.design.tables import Cell, Column, Table
from hyogi.design.widgets import DayInput
from hyogi.foundation.languages import Texts
from hyogi.foundation.refusals import Refusal

AT = datetime(2026, 8, 9, 6, 2, 11, tzinfo=UTC)
HARBOUR = Texts({"en": "Harbour District", "ja": "臨港区", "zh-Hans": "临港区"})
LIGHTHOUSE = Texts({"en": "Lighthouse District", "ja": "灯台区", "zh-Hans": "灯塔区"})
CITY = Texts({"en": "Tidemark City", "ja": "潮標市", "zh-Hans": "潮标市"})
SENTENCE = Texts(
    {
        "en": "The report is handed in *before* the meeting:\n\n- on site\n- in writing",
        "ja": "活動報告書は評議会の*前*に提出します。\n\n- 会場での口頭報告\n- 書面報告",
        "zh-Hans": "述职报告在会*前*报送：\n\n- 现场述职\n- 书面述职",
    }
)
SUBMITTED = Texts({"en": "submitted", "ja": "提出済み", "zh-Hans": "已报送"})
LATE = Texts({"en": "overdue", "ja": "期限超過", "zh-Hans": "逾期"})
REPORT = Texts({"en": "Report", "ja": "活動報告書", "zh-Hans": "述职报告"})
MEETING = Texts({"en": "Meeting", "ja": "評議会", "zh-Hans": "评议会"})
HEAD = Texts({"en": "Head of Harbour District", "ja": "臨港区責任者", "zh-Hans": "临港区主要负责人"})


class ExampleForm(forms.Form):
    """A field of every kind."""

    title = forms.CharField(label=_("Title"), max_length=60, help_text=_("As it will stand on the page."))
    body = forms.CharField(label=_("Text"), max_length=400, min_length=20, widget=forms.Textarea, required=False)
    day = forms.DateField(label=_("Day"), widget=DayInput)
    manner = forms.ChoiceField(
        label=_("Manner"), choices=[("site", _("on site")), ("writing", _("in writing"))], widget=forms.RadioSelect
    )
    agreed = forms.BooleanField(label=_("I have read it"), required=False)


def examples() -> dict[str, Any]:
    """Everything that the page is given."""
    points = [Point(HARBOUR, 12, "/styleguide/"), Point(LIGHTHOUSE, 7), Point(CITY, 3)]
    series = Series(_("Reports handed in"), points, unit=REPORT)
    return {
        "trail": [Crumb(CITY, "/styleguide/"), Crumb(HARBOUR)],
        "unit": HARBOUR,
        "sentence": SENTENCE,
        "at": AT,
        "first": date(2024, 4, 1),
        "until": date(2026, 1, 1),
        "form": ExampleForm(auto_id="id_%s"),
        "unfit": ExampleForm({"title": "", "body": "", "day": ""}, auto_id="unfit_%s"),
        "happens": [_("The report can no longer be changed."), _("The secretariat is told.")],
        "marks": [("done", SUBMITTED), ("wait", REPORT), ("late", LATE), ("open", MEETING), ("ended", CITY)],
        "stages": [Stage(REPORT, state="past"), Stage(MEETING, date(2026, 8, 9), "now"), Stage(SUBMITTED)],
        "acts": [Act(AT, HEAD, SUBMITTED), Act(AT, HEAD, SUBMITTED, for_whom=LIGHTHOUSE)],
        "refusal": Refusal(
            rule=_("A report closes with its deadline."),
            fact=_("The report closed on 9 August."),
            remedy=_("The secretariat may extend it."),
        ),
        "table": Table(
            _("Reports of this cycle"),
            [Column("unit", REPORT), Column("state", MEETING, "mark"), Column("n", CITY, "number")],
            [
                [Cell(HARBOUR, "/styleguide/"), Cell(SUBMITTED, state="done"), 1234],
                [LIGHTHOUSE, Cell(LATE, state="late"), 7],
            ],
            download="/styleguide/",
        ),
        "pager": Pager(previous="/styleguide/", next="/styleguide/"),
        "receipt": Receipt(REPORT, AT, "2026-0042", "9f86d081884c7d659a2feaa0c55ad015", [(MEETING, HARBOUR)]),
        "series": series,
        "grid": Grid(_("Reports handed in"), [HARBOUR, LIGHTHOUSE], [REPORT, MEETING], [[3, 1], [None, 5]]),
        "before": "2026-08-09",
        "after": "2026-08-10",
        "errors": ERRORS,
    }


ERRORS = (400, 403, 404, 405, 409, 413, 429, 500, 503, 507)
"""The answers that have a page of their own."""
