"""What a browser can tell about a page: accessibility, overflow, the way of the keyboard."""

import json
from collections.abc import Iterator
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

MOST_STOPS = 60
"""So many presses of Tab are followed on one page."""
AXE: dict[str, Any] = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": [
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
]}}  # fmt: skip
CONTRAST: dict[str, Any] = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast"]}}

_WIDER = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width + 1) return [];
  const held = e => e && (getComputedStyle(e).overflowX !== 'visible' || held(e.parentElement));
  return [...document.body.querySelectorAll('*')]
    .filter(e => e.getBoundingClientRect().right > width + 1 && !held(e.parentElement))
    .slice(-3).map(e => e.outerHTML.slice(0, 90));
}"""
_STOPS = """() => {
  window.__name = e => !e || e === document.body ? '' : e.tagName.toLowerCase() + ' ' +
    (e.getAttribute('name') || e.getAttribute('href') || e.textContent || '').trim().slice(0, 40);
  const groups = new Set(), found = [];
  for (const e of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')) {
    if (e.disabled || e.type === 'hidden' || e.tabIndex < 0 || !e.checkVisibility({visibilityProperty: true})) continue;
    if (e.tagName === 'SUMMARY' && e !== e.parentElement.querySelector('summary')) continue;
    if (e.type === 'radio') {
      const key = (e.form ? [...document.forms].indexOf(e.form) : '') + e.name;
      if (groups.has(key)) continue;
      const checked = [...document.getElementsByName(e.name)].find(o => o.form === e.form && o.checked);
      groups.add(key); found.push(checked || e); continue;
    }
    found.push(e);
  }
  window.__stops = found;
  return found.length;
}"""
_WHERE = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const s = getComputedStyle(e), box = e.getBoundingClientRect();
  const ring = (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none';
  const scroller = e.scrollWidth > e.clientWidth || e.scrollHeight > e.clientHeight;
  return {at: window.__stops.indexOf(e), ring, scroller, shown: box.width > 0 && box.height > 0,
    name: window.__name(e)};
}"""


def axe_faults(page: Page, options: dict[str, Any] = AXE) -> Iterator[str]:
    """What axe finds, one line for each rule and place."""
    for violation in Axe().run(page, options=options).response["violations"]:
        for node in violation["nodes"][:2]:
            reason = (node.get("any") or node.get("all") or node.get("none") or [{}])[0].get("message", "")
            yield f"axe {violation['id']}: {violation['help']}: {node['html'][:110]} {reason[:140]}"


def too_wide(page: Page, size: tuple[int, int]) -> Iterator[str]:
    """Whether the page must be scrolled sideways at this size."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for element in page.evaluate(_WIDER):
        yield f"is wider than {size[0]} px: {element}"


def keyboard_faults(page: Page) -> Iterator[str]:
    """Tab goes to everything that can be used, in the order of the page, with a visible ring; the first stop skips to
    the content."""
    stops = page.evaluate(_STOPS)
    reached, last = 0, None
    while reached < min(stops, MOST_STOPS):
        page.keyboard.press("Tab")
        here = page.evaluate(_WHERE)
        if here is None:
            yield f"Tab leaves the page after {reached} of {stops} places"
            return
        if here["at"] == last or (here["at"] < 0 and here["scroller"]):
            last = here["at"]
            continue
        if here["at"] != reached:
            missed = page.evaluate(f"() => window.__name(window.__stops[{reached}])")
            yield f"Tab goes to {here['name']!r} where {missed!r} comes next"
            return
        if not here["ring"]:
            yield f"shows no ring around {here['name']!r}"
        if not here["shown"]:
            yield f"does not show {here['name']!r} when it has the keyboard"
        last, reached = here["at"], reached + 1
    yield from _skip(page)


def _skip(page: Page) -> Iterator[str]:
    page.evaluate(
        "() => { document.activeElement.blur(); window.scrollTo(0, 0); document.querySelector('a').focus(); }"
    )
    page.keyboard.press("Enter")
    where = page.evaluate("() => [document.activeElement.id, location.hash]")
    if where != ["main", "#main"]:
        yield f"the first link does not skip to the content but to {json.dumps(where)}"
