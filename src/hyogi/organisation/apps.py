from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "hyogi.organisation"
    label = "organisation"
