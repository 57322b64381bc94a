"""Workers of the product on the tests' database, and their sudden deaths."""

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import connection

HOME = Path(__file__).resolve().parents[3]


def database_address() -> str:
    """Where this very test's tables are, for another process."""
    known = settings.DATABASES["default"] | connection.get_connection_params()
    user = ":".join(quote(known[key], safe="") for key in ("user", "password") if known.get(key))
    where = urlencode({key: known[key] for key in ("host", "port") if known.get(key)})
    return f"postgresql://{user}@/{known['dbname']}?{where}"


class Workers:
    """`kill` ends one of them at once, as a power cut would; another takes its place."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process, self._pids, self.deaths = process, list[int](), 0
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self._process.stdout or ():
            self._pids = [int(pid) for pid in line.split()]

    @property
    def number(self) -> int:
        return len(self._pids)

    def kill(self, chance: random.Random) -> None:
        with suppress(ProcessLookupError):
            os.kill(chance.choice(self._pids), signal.SIGKILL)
            self.deaths += 1


@contextmanager
def workers(number: int, **environment: str) -> Iterator[Workers]:
    told = {"DATABASE_URL": database_address(), "SECRET_KEY": settings.SECRET_KEY}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.articles.effects.nursery", str(number)],
        cwd=HOME,
        env=os.environ | told | environment | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Workers(process)
    finally:
        process.terminate()
        process.wait(10)
        with connection.cursor() as cursor:  # the server may not have noticed yet that they are dead
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
