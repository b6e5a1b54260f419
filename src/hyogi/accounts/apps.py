from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "hyogi.accounts"
    label = "accounts"
