"""Recomputes what is known of papers: the log tells the same of each as what is stored, and the files still fill."""

from collections.abc import Iterator

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hyogi.foundation.audit import Verb
from hyogi.foundation.models import Event
from hyogi.foundation.verifying import check
from hyogi.papers.models import MadePaper, TemplateChoice


@check(_("papers are as the log says that they were made"))
def _made() -> Iterator[str]:
    told = dict(Event.unscoped.filter(verb=Verb.PAPER_MADE).values_list("subject", "facts").iterator())
    for one in MadePaper.unscoped.select_related("making", "file").iterator(chunk_size=500):
        facts = told.pop(one.pk, {})
        stored = (one.paper, one.making.language, one.file.sha256, one.template_sha256, one.facts_sha256)
        if stored != tuple(facts.get(name) for name in ("paper", "language", "sha256", "template", "facts")):
            yield _now("the paper %(paper)s %(id)s is not what was made") % {"paper": one.paper, "id": one.pk}
    for subject in told:
        yield _now("the paper %(id)s was made and is not stored") % {"id": subject}


@check(_("templates in use are those that were chosen"))
def _templates() -> Iterator[str]:
    told = dict(Event.unscoped.filter(verb=Verb.TEMPLATE_CHOSEN).values_list("subject", "facts"))
    for one in TemplateChoice.unscoped.select_related("file").iterator(chunk_size=500):
        facts = told.get(one.pk, {})
        stored = (one.paper, one.language, one.number, one.file.sha256 if one.file else "")
        if stored != tuple(facts.get(name) for name in ("paper", "language", "number", "sha256")):
            yield _now("the template %(number)s of %(paper)s is not the one that was chosen") % {
                "number": one.number,
                "paper": one.paper,
            }
