"""`{% once %}`: the hidden key that makes a form count once."""

from django import template
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hyogi.foundation.ids import random_id
from hyogi.foundation.keeping import account_key
from hyogi.foundation.once import FIELD

register = template.Library()


@register.simple_tag(takes_context=True)
def once(context: template.Context) -> SafeString:
    """A fresh key; a form shown again after a refusal keeps the key it came with.

    The key also says, opaquely, for whom the form was made, so that text kept after an expired sign-in is given back
    to nobody else.
    """
    request = context.get("request")
    sent = request.POST.get(FIELD) if request is not None and request.method == "POST" else None
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, sent or _fresh(request))


def _fresh(request: HttpRequest | None) -> str:
    whose = account_key(request.actor) if request is not None and hasattr(request, "actor") else ""
    return f"{random_id()}-{whose}" if whose else str(random_id())
