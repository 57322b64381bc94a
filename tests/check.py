"""Every check that needs no running site; each runs even when an earlier one failed."""

import os
import subprocess
import sys
from pathlib import Path

from tests import environment  # noqa: F401  the environment is read before Django

BIN = Path(sys.executable).parent
# Django includes attrs.html inside tags: the line end that the formatter asks for would be in each.
TEMPLATES = [str(path) for path in Path("templates").rglob("*.html") if path.name != "attrs.html"]
# As in production: an address with https, a secret of the site's own.
DEPLOYED = {
    "SITE_URL": "https://www.example.com",
    "DEBUG": "0",
    "EMAIL_URL": "smtps://desk:secret@mail.example.com",
    "SECRET_KEY": "k3y-" * 20 + "qwertzuiopasdfghjklyxcvbnm",
}

CHECKS: list[tuple[str, list[str], dict[str, str]]] = [
    ("style", [str(BIN / "ruff"), "check", "--quiet", "."], {}),
    ("formatting", [str(BIN / "ruff"), "format", "--check", "--quiet", "."], {}),
    ("types", [str(BIN / "mypy"), "--no-error-summary"], {}),
    ("imports", [str(BIN / "lint-imports"), "--no-cache"], {}),
    ("templates", [str(BIN / "djade"), "--target-version", "6.0", "--check", *TEMPLATES], {}),
    ("templates compile", [sys.executable, "-m", "tests.templates"], {}),
    ("size of files and functions", [sys.executable, "-m", "tests.sizes"], {}),
    ("missing migrations", [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"], {}),
    ("missing translations", [sys.executable, "-m", "tests.messages"], {}),
    (
        "deployment settings",
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        DEPLOYED,
    ),
]


def main() -> int:
    failed = []
    for name, command, variables in CHECKS:
        done = subprocess.run(command, env=os.environ | variables, check=False, capture_output=True, text=True)
        print(f"{'ok    ' if done.returncode == 0 else 'FAILED'}  {name}", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout + done.stderr)
    print(f"{len(CHECKS) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
