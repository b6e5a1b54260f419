"""Start-up of the ground: checks that refuse to start, triggers after every migration."""

from typing import Any

from django.apps import AppConfig
from django.core.checks import Error, register
from django.db.models.signals import post_migrate


class FoundationConfig(AppConfig):
    name = "hyogi.foundation"
    label = "foundation"

    def ready(self) -> None:
        from hyogi.foundation import known_ids

        known_ids.keep()
        post_migrate.connect(_put_back_triggers, sender=self, dispatch_uid="triggers")
        post_migrate.connect(_make_cache, sender=self, dispatch_uid="cache")
        register(_every_view_is_declared)


def _put_back_triggers(**_: Any) -> None:
    from hyogi.foundation import triggers

    triggers.put_back()


def _make_cache(**_: Any) -> None:
    """The table in which attempts are counted; making it again changes nothing."""
    from django.core.management import call_command

    call_command("createcachetable", verbosity=0)


def _every_view_is_declared(app_configs: Any, **_: Any) -> list[Error]:
    """An undeclared view stops the start-up."""
    from hyogi.foundation.pages import undeclared

    return [
        Error(
            f"The address {route!r} has no declared action.",
            hint="Declare it with foundation.pages.page() in the urls.py of its room.",
            id="hyogi.E001",
        )
        for route in undeclared()
    ]
