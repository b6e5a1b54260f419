"""The styleguide: every part of a page with an example."""

from django.http import HttpRequest, HttpResponse

from hyogi.foundation.pages import render


def styleguide(request: HttpRequest) -> HttpResponse:
    """All parts on one page."""
    return render(request, "design/styleguide.html")
