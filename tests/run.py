"""Runs every test on the embedded PostgreSQL, then on an installed, older server what asks the database something."""

import os
import subprocess
import sys

from tests import environment, machine  # noqa: F401  the environment is read before Django

# What reads texts knows no database, and what shows the desk's pages asks it by Django, but for the list of stories.
ELSEWHERE = (
    *(f"tests/articles/{room}" for room in ("body", "checks", "compare", "manuscript", "typography")),
    "tests/articles/admin/test_[!l]*",
    "tests/articles/test_natural.py",
    "tests/articles/test_talk.py",
    "tests/articles/test_wallclock.py",
    "tests/desk/test_*",
    "tests/images",
    "tests/newsroom/test_env.py",
)


def main(arguments: list[str]) -> int:
    """The arguments are pytest's. In CI (CI=true) nothing may be left out."""
    browser = machine.chromium()
    if not browser:
        print("Chromium is not here and can't be fetched: the tests that drive a browser are skipped, named below.")
    in_ci = os.environ.get("CI") == "true"
    if in_ci and not browser:
        return 1
    worst = run("the embedded PostgreSQL", arguments, {"CHROMIUM": browser or ""})
    programs = machine.postgres()
    if not programs:
        print("No PostgreSQL server is installed here: the tests ran on the embedded one only.")
        return 1 if in_ci else worst
    with machine.running_postgres(programs) as address:
        name = f"PostgreSQL {programs.parts[4]} from the system"
        leave_out = ["-m", "not browser and not hundreds", *(f"--ignore-glob={one}" for one in ELSEWHERE)]
        print(f"\nLeft to the embedded one: {' '.join(ELSEWHERE)}, browsers, and hundreds of rounds.")
        return run(name, [*arguments, *leave_out], {"DATABASE_URL": address}) or worst


def run(where: str, arguments: list[str], variables: dict[str, str]) -> int:
    print(f"\n== Tests on {where} ==", flush=True)
    command = [sys.executable, "-m", "pytest", "-rs", "--durations=15", "-n", "2", "--dist", "loadgroup", *arguments]
    return subprocess.run(command, env=os.environ | variables, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
