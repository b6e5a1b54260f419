"""`{% once %}`: the hidden key that makes a form count once."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hyogi.foundation.ids import random_id
from hyogi.foundation.once import FIELD

register = template.Library()


@register.simple_tag(takes_context=True)
def once(context: template.Context) -> SafeString:
    """A fresh key; a form shown again after a refusal keeps the key it came with."""
    request = context.get("request")
    sent = request.POST.get(FIELD) if request is not None and request.method == "POST" else None
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, sent or random_id())
