"""Trying a template out before it is taken: read, then filled with examples."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from jinja2 import TemplateError
from lxml.etree import LxmlError

from hyogi.foundation.refusals import Refusal
from hyogi.papers.engine.fields import Field, example_of
from hyogi.papers.engine.reading import must_be_safe
from hyogi.papers.engine.rendering import Torn, render


def must_fill(content: bytes, fields: Sequence[Field]) -> bytes:
    """The paper with the examples of its fields, made from this template.

    Raises:
        Refusal: for a file that is not an ordinary Word file, that asks for what the paper does not have, or that
            cannot be filled; each naming what and where.
    """
    must_be_safe(content, fields)
    try:
        return render(content, example_of(fields))
    except Torn as fault:
        fact = _("A placeholder stands outside a text; “%(words)s” would stand there.") % {"words": fault.words[:120]}
    except (TemplateError, LxmlError, ValueError, KeyError, AttributeError, TypeError, RecursionError):
        fact = _("A loop or a condition begins in one place of the page and ends in another that it cannot span.")
    raise Refusal(
        field="file",
        rule=_("A template is filled with examples before it is taken."),
        fact=fact,
        remedy=_("Put what is repeated between two paragraphs, or two rows, of their own, as in the template in use."),
    )
