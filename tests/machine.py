"""Finds, and where it can installs, what tests need beside Python: Chromium, and a PostgreSQL server."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def find(*names: str) -> str | None:
    return next((path for name in names if (path := shutil.which(name))), None)


def install(*packages: str) -> bool:
    """Fetches Debian packages, where this is Debian and we may. Answers whether that went well."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    print(f"Fetching {', '.join(packages)} with apt-get …", flush=True)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(["apt-get", "-q", *command], env=environment, check=False, **quiet)
    return done.returncode == 0


def chromium() -> str | None:
    return find(*BROWSERS) or (find(*BROWSERS) if install("chromium") else None)


def postgres() -> Path | None:
    """The folder of an installed PostgreSQL server's programs, the newest one."""

    def newest() -> Path | None:
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[4]))
        return found[-1].parent if found else None

    return newest() or (newest() if install("postgresql") else None)


def database_address(settings: dict[str, Any]) -> str:
    """As DATABASE_URL, for a process of its own on the same database."""
    host = settings["HOST"] or settings["OPTIONS"].get("host", "")
    port = f"&port={settings['PORT']}" if settings["PORT"] else ""
    return f"postgresql://{settings['USER'] or 'postgres'}@/{settings['NAME']}?host={quote(host, safe='')}{port}"


@contextmanager
def running_postgres(programs: Path) -> Iterator[str]:
    """A fresh server on a free port, gone afterwards; yields its address."""
    owner = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="newsroom-postgres-"))
    if owner:
        shutil.chown(folder, owner)
    folder.chmod(0o755)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = folder / "data"

    def call(program: str, *arguments: str) -> None:
        command = [str(programs / program), *arguments]
        subprocess.run(command, check=True, user=owner, cwd=folder, stdout=subprocess.DEVNULL)

    call("initdb", "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200"
    call("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        call("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)
