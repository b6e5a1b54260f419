"""Pages of import and export: choose a file, see the difference, confirm it; take the register along."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.design.saying import saved, told
from hyogi.foundation import clock, files, once
from hyogi.foundation.pages import render
from hyogi.organisation.exporting import export
from hyogi.organisation.importing.actions import Moved, apply
from hyogi.organisation.importing.forms import KINDS, ExportForm, ImportForm
from hyogi.organisation.importing.previews import Preview
from hyogi.organisation.importing.showing import shown
from hyogi.organisation.importing.tables import Kind
from hyogi.organisation.importing.texts import ENCODINGS
from hyogi.organisation.importing.waiting import Waiting, token_for

MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": files.MEDIA_TYPES[".xlsx"]}


def choose(request: HttpRequest) -> HttpResponse:
    """Which file, what it holds."""
    form = ImportForm(request.POST or None, request.FILES or None) if request.method == "POST" else ImportForm()
    if request.method == "POST" and form.is_valid():
        return once.act(request, lambda: _keep(request, form))
    return render(request, "organisation/importing/choose.html", {"form": form})


def _keep(request: HttpRequest, form: ImportForm) -> str:
    stored = files.keep(form.cleaned_data["file"])
    token = token_for(request.actor, stored, form.cleaned_data["kind"], form.cleaned_data["on"])
    return reverse("organisation:import_preview", kwargs={"token": token})


def difference(request: HttpRequest, file: Waiting) -> HttpResponse:
    """What the file would do; confirmed, it is done, if it still is what was seen."""
    if request.method == "POST":
        try:
            return once.act(request, lambda: _take(request, file))
        except Moved as moved:
            told(request, _("The register changed since you looked. Here is the difference as it is now."))
            return _show(request, file, moved.preview)
    return _show(request, file, file.preview(request.GET.get("encoding", "")))


def _show(request: HttpRequest, file: Waiting, preview: Preview) -> HttpResponse:
    offers = [(ENCODINGS[offer.encoding], offer) for offer in preview.table.offers]
    context = {"file": file, "kind": dict(KINDS)[file.kind], "shown": shown(request, preview), "offers": offers}
    return render(request, "organisation/importing/difference.html", context)


def _take(request: HttpRequest, file: Waiting) -> str:
    seen = file.preview(request.POST.get("encoding", ""))
    if seen.fingerprint != request.POST.get("seen"):
        raise Moved(seen)
    apply(request.actor, seen)
    saved(request, _("%(file)s is taken in.") % {"file": file.stored.name})
    return reverse("organisation:forest")


def take_along(request: HttpRequest) -> HttpResponse:
    """What to export."""
    form = ExportForm(initial={"kind": Kind.UNITS.value, "format": "xlsx", "on": clock.today()})
    return render(request, "organisation/importing/export.html", {"form": form})


def export_file(request: HttpRequest) -> HttpResponse:
    """The file itself."""
    form = ExportForm(request.GET)
    if not form.is_valid():
        return render(request, "organisation/importing/export.html", {"form": form})
    kind, format, on = form.cleaned_data["kind"], form.cleaned_data["format"], form.cleaned_data["on"]
    content = export(request.actor, kind, format, on, for_spreadsheet=True)
    name = f"{kind}-{(on or clock.today()).isoformat()}.{format}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=MEDIA_TYPES[format], headers=headers)
