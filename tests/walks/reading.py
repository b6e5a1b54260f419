"""What every page must be like as a document. Each check yields sentences about what is missing."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from urllib.parse import urlsplit

from lxml import html

LANDMARKS = ("header", "main", "footer")
_LABELLED = {"text", "search", "password", "date", "datetime-local", "number", "file", "checkbox", "radio", "email"}


@lru_cache(maxsize=2000)
def faults(text: str, language: str) -> tuple[str, ...]:
    """Everything that is not as it should be in a page for a reader of `language`."""
    return tuple(_faults(text, language))


def _faults(text: str, language: str) -> Iterator[str]:
    page = html.document_fromstring(text)
    if not text.lstrip().lower().startswith("<!doctype html>"):
        yield "has no doctype"
    if page.get("lang") != language:
        yield f"says lang={page.get('lang')!r} instead of {language!r}"
    titles = [part.strip() for part in (page.findtext(".//head/title") or "").split("·")]
    if len(titles) < 2 or not all(titles):
        yield f"has the title {' · '.join(titles)!r}: what the page is must come before the name of the site"
    headings = page.findall(".//h1")
    if len(headings) != 1 or not (headings and headings[0].text_content().strip()):
        yield f"has {len(headings)} h1"
    elif headings[0].getparent() is None or not any(a.tag == "main" for a in headings[0].iterancestors()):
        yield "has its h1 outside main"
    for name in LANDMARKS:
        if len(page.findall(f".//{name}")) < 1:
            yield f"has no {name}"
    if len(page.findall(".//main")) != 1:
        yield "has not exactly one main"
    skip = page.findall(".//body/a")
    if not skip or skip[0].get("href") != "#main" or page.get_element_by_id("main", None) is None:
        yield "does not begin with a link to its content"
    yield from _levels(page)
    yield from _ids(page)
    yield from _labels(page)
    yield from _inline(page)


def _levels(page: html.HtmlElement) -> Iterator[str]:
    levels = [int(e.tag[1]) for e in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"jumps from h{before} to h{after}"


def _ids(page: html.HtmlElement) -> Iterator[str]:
    counted = Counter(e.get("id") for e in page.iter() if isinstance(e.tag, str) and e.get("id"))
    for name, n in counted.items():
        if n > 1:
            yield f"has the id {name!r} {n} times"
    for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
        for e in page.iterfind(f".//*[@{attribute}]"):
            for name in e.get(attribute).split():
                if name not in counted:
                    yield f"points with {attribute} to {name!r}, which is not there"


def _labels(page: html.HtmlElement) -> Iterator[str]:
    labels = {label.get("for") for label in page.iterfind(".//label")}
    for e in page.iter("input", "select", "textarea"):
        if e.tag == "input" and e.get("type", "text") not in _LABELLED:
            continue
        named = e.get("id") in labels or e.get("aria-label") or e.get("aria-labelledby")
        if not named and not any(a.tag == "label" for a in e.iterancestors()):
            yield f"has a field {e.get('name')!r} without a label"
    for e in page.iter("img"):
        if e.get("alt") is None:
            yield f"has a picture without words: {e.get('src')}"
    for e in page.iter("a", "button"):
        words = e.text_content().strip() or e.get("aria-label") or e.find(".//title") is not None
        if not words:
            yield f"has a {e.tag} without words: {e.get('href') or e.get('name')}"


def _inline(page: html.HtmlElement) -> Iterator[str]:
    for e in page.iter():
        if not isinstance(e.tag, str):
            continue
        if e.get("style") is not None or e.tag == "style":
            yield f"carries a style inside a {e.tag}"
        if any(name.startswith("on") for name in e.attrib):
            yield f"carries a script inside a {e.tag}"
        if e.tag == "script" and not e.get("src") and e.get("type") not in ("application/ld+json", "application/json"):
            yield "carries an inline script"
        for attribute in ("src", "data", "poster", "srcset"):
            if urlsplit(e.get(attribute) or "").netloc:
                yield f"fetches {e.get(attribute)}"
        if (
            e.tag == "link"
            and urlsplit(e.get("href") or "").netloc
            and e.get("rel") in ("stylesheet", "icon", "preload")
        ):
            yield f"fetches {e.get('href')}"


def links(text: str) -> list[str]:
    """The addresses on this site to which a page leads, without what stands after `#`."""
    found = (a.get("href") for a in html.document_fromstring(text).iterfind(".//a[@href]"))
    return sorted({href.split("#")[0] for href in found if href.startswith("/") and not href.startswith("//")} - {""})


def forms(text: str) -> list[html.FormElement]:
    """The forms that change something."""
    return [form for form in html.document_fromstring(text).forms if (form.get("method") or "get").lower() == "post"]
