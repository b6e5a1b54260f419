"""What caches between Hyogi and its readers may keep of public pages."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

FRESH_SECONDS = 300
READER = ("Cookie", "Accept-Language")
"""What a page depends on besides its address: who reads, and in which language."""


def for_everybody(request: HttpRequest, response: HttpResponse, *vary: str, hash: str = "") -> HttpResponse:
    """The response, to be kept by any cache for five minutes; after that a cache asks by the hash of what it has
    (`hash`, where the same content is not always the same bytes).

    What was made for somebody who is signed in stays his own, and an answer that gives a cookie is kept by nobody.
    """
    if request.actor.signed_in or response.cookies:
        return response
    tag = f'"{(hash or hashlib.sha256(response.content).hexdigest())[:32]}"'
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    patch_vary_headers(response, vary)
    same: HttpResponse | None = get_conditional_response(request, etag=tag, response=response)
    return same or response
