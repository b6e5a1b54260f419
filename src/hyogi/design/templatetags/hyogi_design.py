"""The parts of a page. Every part stands with an example on `/styleguide/`; templates need no `{% load %}`.

Words   {% said texts %}  {{ texts|say }}  {{ text|markdown }}  {{ day|day }}  {{ at|instant }}
        {{ at|deadline:zone }}  {% span valid_from valid_to %}  {% reader_language %}
Page    {% crumbs trail %}  {% asset "design/hyogi.css" %}  {% notice text kind="warn" %}
Forms   {% field form.name hint=… label=… %}  {% fields form %}  {% form_problems form %}
        {% will_happen sentences count=12 of=… %}  {% save_state at %}
State   {% mark "done" word %}  {% track stages label %}  {% timeline acts %}
        {% progress done total label left=… cancel_url=… %}  {% empty title text url=… act=… %}  {% refusal refusal %}
Rows    {% table table %}  {% pager pager %}
Proof   {% receipt receipt %}  {% seal "公開" "第一版" label=… %}  {% figure value url source unit %}
        {% diff before after by="line" %}
Charts  {% bars series %}  {% shares series %}  {% trend series %}  {% treemap series %}  {% matrix grid %}

The values they take are in `design.shapes`, `design.tables` and `design.charts`. Words may be plain or `Texts`.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django import forms, template
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hyogi.design import charts, diffs, fields, markdown, matrices, words
from hyogi.design.shapes import Crumb
from hyogi.design.tables import Table, shown
from hyogi.foundation.languages import current

register = template.Library()
HERE = "design/components/"
STATES = ("done", "wait", "late", "open", "ended")

register.filter("say", words.plain)
register.filter("day", words.day)
register.filter("shown", shown)
register.simple_tag(words.said, name="said")
register.simple_tag(words.span, name="span")
register.simple_tag(current, name="reader_language")


@register.filter("markdown")
def as_markdown(text: Any, top: int = 3) -> SafeString:
    """Markdown that somebody typed, as safe HTML."""
    return markdown.render(words.plain(text), top)


@register.filter
def instant(value: datetime | None, zone: str = "") -> SafeString:
    """Day and time."""
    return words.instant(value, zone)


@register.filter
def deadline(value: datetime | None, zone: str = "") -> SafeString:
    """Day, time and zone, where something ends."""
    return words.instant(value, zone, name_zone=True)


@register.simple_tag
def asset(path: str) -> str:
    """The address of a static file; the plain one where the list of hashed names is missing, as on an error page."""
    try:
        return str(staticfiles_storage.url(path))
    except ValueError:
        return f"{settings.STATIC_URL}{path}"


@register.inclusion_tag(HERE + "crumbs.html")
def crumbs(trail: Iterable[Crumb | tuple[Any, str]]) -> dict[str, Any]:
    """The path to the page; the last step is where one stands."""
    return {"trail": [step if isinstance(step, Crumb) else Crumb(*step) for step in trail]}


@register.inclusion_tag(HERE + "notice.html")
def notice(text: Any, kind: str = "plain", title: Any = "") -> dict[str, Any]:
    """A sentence in a box: `warn`, `done`, `late` or `plain`."""
    return {"text": text, "title": title, "kind": {"warn": "wait"}.get(kind, kind)}


@register.inclusion_tag(HERE + "field.html")
def field(bound: forms.BoundField, hint: Any = None, label: Any = None) -> dict[str, Any]:
    """A form field with all that belongs to it; hidden fields as they are."""
    if bound.is_hidden:
        return {"hidden": bound.as_widget()}
    return {"field": fields.dress(bound, hint, label)}


@register.inclusion_tag(HERE + "fields.html", name="fields")
def all_fields(form: forms.BaseForm) -> dict[str, Any]:
    """Every field of a form, in order."""
    return {"form": form}


@register.inclusion_tag(HERE + "form_problems.html")
def form_problems(form: forms.BaseForm, look: bool = True, saves: bool = True) -> dict[str, Any]:
    """What does not fit yet, with links to the places; nothing while the form is fine. The browser goes to it.

    A form that only asks (a search) `saves` nothing, and does not say that nothing was saved.
    """
    return {"places": fields.places(form) if form.is_bound and form.errors else [], "look": look, "saves": saves}


@register.inclusion_tag(HERE + "will_happen.html")
def will_happen(sentences: Any, count: int | None = None, of: Any = "") -> dict[str, Any]:
    """What will happen, and to how many, before somebody confirms it."""
    several = sentences if isinstance(sentences, list | tuple) else [sentences]
    return {"sentences": several, "count": count, "of": of}


@register.inclusion_tag(HERE + "save_state.html")
def save_state(at: datetime | None = None) -> dict[str, Any]:
    """When the server last saved this."""
    return {"at": words.local(at) if at else None}


@register.simple_tag
def mark(state: str, word: Any) -> SafeString:
    """A status: a word, a shape and a colour. A page may have hundreds, so that it is written without a template."""
    if state not in STATES:
        raise template.TemplateSyntaxError(f"A mark is one of {', '.join(STATES)}, not {state!r}.")
    return format_html('<span class="mark {}">{}</span>\n', state, words.said(word))


@register.inclusion_tag(HERE + "track.html")
def track(stages: Sequence[Any], label: Any) -> dict[str, Any]:
    """Where a course of stages stands."""
    return {"stages": stages, "label": label}


@register.inclusion_tag(HERE + "timeline.html")
def timeline(acts: Iterable[Any]) -> dict[str, Any]:
    """Acts in their order: when, who, what."""
    return {"acts": [(shown(act.when) if isinstance(act.when, date) else "", act) for act in acts]}


@register.inclusion_tag(HERE + "progress.html")
def progress(done: int, total: int, label: Any, left: Any = "", cancel_url: str = "") -> dict[str, Any]:
    """How far a long task is."""
    return {"done": done, "total": total, "label": label, "left": left, "cancel_url": cancel_url}


@register.inclusion_tag(HERE + "empty.html")
def empty(title: Any, text: Any = "", url: str = "", act: Any = "") -> dict[str, Any]:
    """Nothing here yet, and what to do first."""
    return {"title": title, "text": text, "url": url, "act": act}


@register.inclusion_tag(HERE + "refusal.html", name="refusal")
def refused(refusal: Any) -> dict[str, Any]:
    """The rule, the fact, and who can change it."""
    return {"refusal": refusal}


@register.inclusion_tag(HERE + "table.html", name="table")
def rows(table: Table) -> dict[str, Any]:
    """A table that the server sorts, and that becomes cards on a phone."""
    return {"table": table}


@register.inclusion_tag(HERE + "pager.html")
def pager(pager: Any) -> dict[str, Any]:
    """The way to the leaf before and after."""
    return {"pager": pager}


@register.inclusion_tag(HERE + "receipt.html", name="receipt")
def receipted(receipt: Any) -> dict[str, Any]:
    """Proof that something was taken in."""
    return {"receipt": receipt}


@register.inclusion_tag(HERE + "seal.html")
def seal(*lines: str, label: Any = "") -> dict[str, Any]:
    """A seal of one or two short lines."""
    return {"lines": lines[:2], "two": len(lines) > 1, "label": label or " ".join(lines)}


@register.inclusion_tag(HERE + "figure.html")
def figure(value: Any, url: str, source: Any, unit: Any = "") -> dict[str, Any]:
    """A number that leads to the rows it was counted from."""
    return {"value": shown(value), "url": url, "source": source, "unit": unit}


@register.inclusion_tag(HERE + "diff.html")
def diff(before: str, after: str, by: str = "word") -> dict[str, Any]:
    """What went out and what came in."""
    return {"pieces": diffs.by_line(before, after) if by == "line" else diffs.by_word(before, after), "by": by}


@register.inclusion_tag(HERE + "bars.html")
def bars(series: charts.Series) -> dict[str, Any]:
    """A bar for each number."""
    places = charts.bar_places(series)
    return {"series": series, "places": places, "height": 44 * len(places)}


@register.inclusion_tag(HERE + "shares.html")
def shares(series: charts.Series) -> dict[str, Any]:
    """The parts of a whole in one bar."""
    return {"series": series, "places": charts.share_places(series), "parts": True}


@register.inclusion_tag(HERE + "trend.html")
def trend(series: charts.Series) -> dict[str, Any]:
    """Numbers one after another."""
    places = charts.trend_places(series)
    return {"series": series, "places": places, "curves": list(charts.curves(places))}


@register.inclusion_tag(HERE + "treemap.html")
def treemap(series: charts.Series) -> dict[str, Any]:
    """The parts of a whole as areas."""
    return {"series": series, "places": charts.tree_places(series), "parts": True}


@register.inclusion_tag(HERE + "matrix.html")
def matrix(grid: charts.Grid) -> dict[str, Any]:
    """Numbers by row and column, the greater the darker."""
    return {
        "grid": grid,
        "height": matrices.height_of(grid),
        "pieces": matrices.pieces(grid),
        "lines": matrices.lines(grid),
    }
