from django.apps import AppConfig

from hyogi.foundation import triggers


class CyclesConfig(AppConfig):
    name = "hyogi.cycles"
    label = "cycles"

    def ready(self) -> None:
        from hyogi.cycles import verifying  # noqa: F401

        triggers.protect("cycles_transcription")
