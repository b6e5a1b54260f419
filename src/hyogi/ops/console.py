"""What commands share: the language of the console, refusals as sentences, exit codes, progress."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

DONE, REFUSED, USAGE = 0, 1, 2


def run(module: str, typed: argparse.Namespace) -> int:
    """Call the command in the console's language; a refusal is a sentence and 1, never a traceback."""
    from hyogi.ops.ready import NotReady, set_up

    set_up()
    from django.db import DatabaseError
    from django.utils import translation
    from django.utils.translation import gettext as _

    from hyogi.foundation.refusals import Hidden, Refusal

    with translation.override(console_language()):
        try:
            return int(import_module(module).run(typed))
        except (Refusal, NotReady) as refusal:
            complain(str(refusal))
        except Hidden:
            complain(_("There is no such thing in sight."))
        except BrokenPipeError:  # whoever read along has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return DONE
        except OSError as fault:
            complain(_("The machine could not read or write: %(fault)s. Nothing was applied.") % {"fault": fault})
        except DatabaseError as fault:
            complain(_("The database answered: %(fault)s. Nothing was applied.") % {"fault": str(fault).strip()})
        except KeyboardInterrupt:
            complain(_("Stopped. Nothing was applied."))
        return REFUSED


def console_language() -> str:
    """Django's code of the console's language: `LC_ALL`, `LC_MESSAGES` or `LANG`."""
    from hyogi.foundation.languages import content_code, django_code

    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "en")
    return django_code(content_code(named.partition(".")[0].replace("_", "-")))


def say(text: Any = "") -> None:
    """A line for the person at the console."""
    print(text, flush=True)


def complain(text: Any) -> None:
    """A sentence about what was not done."""
    print(text, file=sys.stderr, flush=True)


def answer(outcome: dict[str, Any]) -> None:
    """The outcome for machines, as one JSON document."""
    json.dump(outcome, sys.stdout, ensure_ascii=False, indent=2, default=str)
    print(flush=True)


@contextmanager
def progress(label: Any, quiet: bool = False) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, nothing elsewhere: call it with what is done and how much there is."""
    from tqdm import tqdm

    with tqdm(desc=str(label), file=sys.stderr, disable=quiet or not sys.stderr.isatty(), leave=False) as bar:

        def move(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield move
