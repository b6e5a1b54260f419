"""Runs every measurement on SQLite and, where its server is installed, on PostgreSQL, each in a process of its own."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent


def main() -> int:
    """The measurements named on the command line, or all."""
    known = sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_"))
    wanted = sys.argv[1:] or known
    if unknown := set(wanted) - set(known):
        print(f"There is no {', '.join(sorted(unknown))}; there are {', '.join(known)}.", file=sys.stderr)
        return 2
    results = [_run(name, "sqlite", "") for name in wanted]
    sys.path.insert(0, str(ROOT))
    from tests.postgres import Cluster, PostgresIsMissing

    try:
        cluster = Cluster()
    except PostgresIsMissing as missing:
        print(missing)
        return max(results)
    try:
        results += [_run(name, "postgresql", cluster.url(cluster.create())) for name in wanted]
    finally:
        cluster.stop()
    return max(results)


def _run(name: str, database: str, url: str) -> int:
    print(f"── {name} on {database} ──", flush=True)
    home = tempfile.mkdtemp(prefix="hyogi-bench-")
    surroundings = {
        **os.environ,
        "HYOGI_HOME": home,
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "PYTHONWARNINGS": "ignore",
    }
    surroundings.pop("DATABASE_URL", None)
    if url:
        surroundings |= {"DATABASE_URL": url, "HYOGI_UNSAFE_POSTGRES": "1"}  # a cluster of its own, thrown away
    try:
        return subprocess.run([sys.executable, "-m", f"bench.{name}"], env=surroundings, cwd=ROOT).returncode
    finally:
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
