"""`request.actor`: made once for each request. Also the reader's language and the installation's zone."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from hyogi.accounts import queries
from hyogi.foundation import demo_clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import content_code, django_code
from hyogi.foundation.models import Installation


class WhoAmI:
    """Sets the language, `request.actor`, `request.tenures` (posts to choose from) and `request.installation`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(settings.STATIC_URL):
            return self.get_response(request)
        request.installation = Installation.unscoped.first() or Installation()
        demo_clock.follow(request.installation)
        language = _language(request)
        zone = request.installation.zone
        with translation.override(language), timezone.override(zone):
            request.LANGUAGE_CODE = language
            _identify(request)
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", content_code(language))
        response.headers.setdefault("Cache-Control", "private, no-store")
        response.headers.setdefault("Vary", "Cookie, Accept-Language")
        return response


def _language(request: HttpRequest) -> str:
    """What the account's owner chose, else the cookie's language, else the browser's, else the installation's."""
    if request.user.is_authenticated and request.user.language:
        return django_code(request.user.language)
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and not request.headers.get("Accept-Language"):
        return django_code(request.installation.language)
    return translation.get_language_from_request(request)


def _identify(request: HttpRequest) -> None:
    found = None
    if request.user.is_authenticated:
        found = queries.actor_of(request.user, request.session)
    elif request.installation.kind == Installation.DEMO:
        found = queries.demo_actor(request.session)
    actor, tenures = found or (Actor.public(content_code(translation.get_language() or "en")), [])
    request.actor, request.tenures = actor, tenures
