from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "hyogi.records"
    label = "records"
