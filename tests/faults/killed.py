"""Acts that are killed in the middle: a warm process forks one child after another, each sends forms until it dies.

The driver (a test) writes one line to ask for a child; the child tells its process id, what it finds stored, and then
the place of each form in the plan as soon as it was answered. What was told is what a person saw on his screen. The
next child begins with the first form that was not told, with the same once-only key, as a person would send it again.

    python -m tests.faults.killed <module>

`<module>` has `setup() -> list` (a plan, as JSON), `stored() -> list` (every effect there is, by its place in the plan)
and `send(plan, place) -> str` (sends one form and returns where it was answered to).
"""

import importlib
import json
import os
import sys
from typing import Any


def main(module: str) -> None:
    """Set up, tell the length of the plan, then fork a child for each line that comes in."""
    from hyogi.ops.ready import set_up

    set_up()
    from django.conf import settings
    from django.db import connections

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # nobody signs in with a password

    acts = importlib.import_module(module)
    plan = acts.setup()
    acts.warm_up()
    connections.close_all()
    tell({"forms": len(plan)})
    for line in sys.stdin:
        child = os.fork()
        if not child:
            run(acts, plan, json.loads(line)["told"])
            os._exit(0)
        os.waitpid(child, 0)
        tell({"ended": child})


def run(acts: Any, plan: list[Any], told: int) -> None:
    """One life: from the first form that was not told to the last."""
    tell({"pid": os.getpid(), "stored": acts.stored(plan)})
    for place in range(told, len(plan)):
        tell({"place": place, "answer": acts.send(plan, place)})


def tell(words: dict[str, Any]) -> None:
    """One line, at once."""
    os.write(1, (json.dumps(words) + "\n").encode())


if __name__ == "__main__":
    main(sys.argv[1])
