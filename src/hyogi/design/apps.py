"""The design room as a Django app."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "hyogi.design"
    label = "design"
