"""Changing the register: one act at a time, counted, so that whoever planned on an older register can tell."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import F, Max

from hyogi.foundation.models import Installation
from hyogi.foundation.paths import number_of, step_of
from hyogi.foundation.writing import writing
from hyogi.organisation.models import Unit


@contextmanager
def changing() -> Iterator[None]:
    """A transaction in which the register changes. Others that change it wait until it is over: what is read inside
    stays true until it is stored. Nests; every act on units, posts, people and tenures stands inside one."""
    with writing():
        if not Installation.unscoped.update(register_version=F("register_version") + 1):
            Installation.unscoped.create(register_version=1)
        yield


def register_version() -> int:
    """How often the register was changed so far."""
    return int(Installation.unscoped.values_list("register_version", flat=True).first() or 0)


def next_steps(count: int = 1) -> list[str]:
    """Steps for new units, never given before. To be asked inside `changing`."""
    last = Unit.unscoped.aggregate(last=Max("step"))["last"]
    first = number_of(last) + 1 if last else 1
    return [step_of(number) for number in range(first, first + count)]
