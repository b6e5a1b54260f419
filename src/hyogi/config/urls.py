"""The table of addresses: each room brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("hyogi.site.urls")),
    path("", include("hyogi.design.urls")),
    path("register/", include("hyogi.organisation.urls")),
    path("", include("hyogi.accounts.urls")),
    path("account/", include("hyogi.accounts.library_urls")),
    path("cycles/", include("hyogi.cycles.urls")),
    path("cycles/", include("hyogi.rollups.urls")),
    path("cycles/", include("hyogi.indicators.urls")),
    path("cycles/", include("hyogi.meetings.urls")),
    path("regimes/", include("hyogi.regimes.urls")),
    path("succession/", include("hyogi.succession.urls")),
    path("cycles/", include("hyogi.directives.urls")),
    path("cycles/", include("hyogi.practices.urls")),
    path("followup/", include("hyogi.followup.urls")),
    path("cycles/", include("hyogi.ballots.urls")),
    path("", include("hyogi.reports.urls")),
    path("cycles/", include("hyogi.reviews.urls")),
    path("", include("hyogi.records.urls")),
    path("results/", include("hyogi.results.urls")),
    path("", include("hyogi.papers.urls")),
    path("", include("hyogi.ops.urls")),
]
handler404 = "hyogi.foundation.middleware.not_found"
handler500 = "hyogi.site.views.broken"
handler403 = "hyogi.site.views.refused"
handler400 = "hyogi.site.views.unreadable"
handler429 = "hyogi.site.views.too_many"
"""Asked for by the sign-in library."""
