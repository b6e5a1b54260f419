from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "hyogi.accounts"
    label = "accounts"

    def ready(self) -> None:
        from hyogi.accounts import listeners  # noqa: F401
