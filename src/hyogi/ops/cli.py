"""The `hyogi` command: reads what was typed, then calls one module of `commands`. Loads Django only for the work.

Exit codes: 0 done, 1 refused and nothing applied, 2 wrong usage.
"""

import argparse
import sys
from collections.abc import Sequence

from hyogi import __version__

KINDS = ("units", "posts", "people", "tenures")
_MODULES = {
    "import": "import_file",
    "export": "export_file",
    "export-cycle": "export_cycle",
    "import-cycle": "import_cycle",
}
"""Commands whose name is no name of a module."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code."""
    typed = parser().parse_args(arguments)
    from hyogi.ops.console import run

    return run(f"hyogi.ops.commands.{_MODULES.get(typed.command, typed.command)}", typed)


def parser() -> argparse.ArgumentParser:
    """Everything that can be typed."""
    whole = argparse.ArgumentParser(prog="hyogi", description="The yearly report-and-review cycle, level by level.")
    whole.add_argument("--version", action="version", version=f"hyogi {__version__}")
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")

    demo = commands.add_parser("demo", help="prepare the demonstration and serve it")
    demo.add_argument("--port", type=_port, help="the port (default: PORT, or 8000)")

    serve = commands.add_parser("serve", help="serve the site")
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on; 0.0.0.0 for a hall's network")
    serve.add_argument("--port", type=_port, default=8000)

    admin = commands.add_parser("createadmin", help="make the first administrator")
    admin.add_argument("username")
    admin.add_argument("--password-stdin", action="store_true", help="read the password from standard input")

    taking = commands.add_parser("import", help="take in a file of the register, or the transcript of a meeting")
    taking.add_argument("kind", choices=[*KINDS, "transcript"])
    taking.add_argument("file", help="CSV or Excel; the folder of a transcript")
    taking.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    taking.add_argument("--encoding", help="how a CSV file is written, where it is not UTF-8: gb18030, cp932 …")
    taking.add_argument("--on", help="the day from which changes hold, like 2027-01-05 (default: today)")
    taking.add_argument("--json", action="store_true", help="print the outcome for machines")

    giving = commands.add_parser("export", help="write a file of the register")
    giving.add_argument("kind", choices=KINDS)
    giving.add_argument("file", nargs="?", default="-", help="where to (default: standard output)")
    giving.add_argument("--format", choices=("csv", "xlsx"), help="default: by the name of the file, else csv")
    giving.add_argument("--on", help="the register as of this day, like 2027-01-05 (default: today)")

    give = commands.add_parser("export-cycle", help="write one cycle with all that it needs into one file")
    give.add_argument("code", help="the code of the cycle, like TM-2026")
    give.add_argument("file")
    give.add_argument("--json", action="store_true")

    take = commands.add_parser("import-cycle", help="take a cycle from its file into an empty installation")
    take.add_argument("file")
    take.add_argument("--json", action="store_true")

    verify = commands.add_parser("verify", help="recompute everything that can be recomputed")
    verify.add_argument("--json", action="store_true")

    overdue = commands.add_parser("overdue", help="remind of items that come due, and pass on those that are overdue")
    overdue.add_argument("--json", action="store_true")

    mails = commands.add_parser("mails", help="hand the mails that wait to the mail server, and end")
    mails.add_argument("--json", action="store_true")

    backup = commands.add_parser("backup", help="write database and files into one file")
    backup.add_argument("file")
    backup.add_argument("--json", action="store_true")

    restore = commands.add_parser("restore", help="make this installation what a backup says")
    restore.add_argument("file")
    restore.add_argument("--replace", action="store_true", help="even though this installation is not empty")
    restore.add_argument("--json", action="store_true")

    recover = commands.add_parser("recover", help="print a code with which somebody sets a new password")
    recover.add_argument("username")

    doctor = commands.add_parser("doctor", help="what is installed, what is unsafe, what to do")
    doctor.add_argument("--json", action="store_true")
    return whole


def _port(typed: str) -> int:
    number = int(typed)
    if not 1 <= number <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return number


if __name__ == "__main__":
    sys.exit(main())
