from django.apps import AppConfig

from hyogi.foundation import triggers


class CyclesConfig(AppConfig):
    name = "hyogi.cycles"
    label = "cycles"

    def ready(self) -> None:
        from hyogi.cycles import verifying, waiting  # noqa: F401

        waiting.offer_all()
        triggers.protect("cycles_transcription")
