"""The styleguide: every part of a page with an example, and the pages that say why there is none."""

from django.http import HttpRequest, HttpResponse

from hyogi.design.examples import ERRORS, examples
from hyogi.foundation.pages import render
from hyogi.foundation.refusals import Hidden


def styleguide(request: HttpRequest) -> HttpResponse:
    """All parts on one page."""
    return render(request, "design/styleguide.html", examples())


def error_page(request: HttpRequest, number: int) -> HttpResponse:
    """What a reader sees when something is not as it should be."""
    if number not in ERRORS:
        raise Hidden
    return render(request, f"design/errors/{number}.html", {"refusal": examples()["refusal"]})
