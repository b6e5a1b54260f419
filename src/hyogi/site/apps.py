from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "hyogi.site"
    label = "site"
