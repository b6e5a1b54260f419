from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "hyogi.organisation"
    label = "organisation"

    def ready(self) -> None:
        from hyogi.organisation import verifying  # noqa: F401
