from django.apps import AppConfig

from hyogi.foundation import triggers


class CyclesConfig(AppConfig):
    name = "hyogi.cycles"
    label = "cycles"

    def ready(self) -> None:
        triggers.protect("cycles_transcription")
