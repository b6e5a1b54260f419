"""Killed while it hands over mails, Hyogi sends none twice and says of which it does not know (F1)."""

import json
from typing import Any

from tests.faults.mails import LIVES
from tests.faults.test_kills import heard, started
from tests.serving import Installed

WAITING, SENDING, SENT = "waiting", "sending", "sent"


def test_a_mail_is_taken_at_most_once_wherever_the_process_is_killed(normal: Installed) -> None:
    process = started(normal, "tests.faults.mails")
    assert heard(process)["forms"] == len(LIVES)

    def life(begin: int) -> tuple[list[Any], list[dict[str, Any]]]:
        """One life from this place of the plan on: what it found stored, and what it told until it ended."""
        assert process.stdin is not None
        process.stdin.write(json.dumps({"told": begin}) + "\n")
        process.stdin.flush()
        first, told = heard(process), []
        while "ended" not in (words := heard(process)):
            told.append(words)
        return first["stored"], told

    assert life(0) == ([], [])
    assert life(1) == (5 * [[WAITING, 0]], []), "stored, and killed before anything was handed over"
    assert life(2) == ([[SENDING, 0], *4 * [[WAITING, 0]]], []), "killed before the server took it"
    assert life(3) == ([[SENDING, 0], [SENDING, 1], *3 * [[WAITING, 0]]], []), "killed after the server took it"
    found, told = life(4)
    again, _told = life(4)
    process.communicate()

    unknown = [[SENDING, 0], [SENDING, 1], [SENT, 1], [SENDING, 0]]
    assert found == [*unknown, [WAITING, 0]]
    assert again == [*unknown, [SENT, 1]]
    assert [one["answer"] for one in told[:1]] == ["1"]
    assert "<dt>Mails: not known whether it went out</dt><dd>3</dd>" in told[1]["answer"]
