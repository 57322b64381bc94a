"""Runs everything that a local site needs, in one terminal: database, migrations, demo, worker, server."""

import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from types import FrameType
from typing import Any

import django

type Process = subprocess.Popen[bytes]
HOST = "127.0.0.1"


def main() -> int:
    """Serves until Ctrl-C, then stops what it started. 0 when it was stopped, 1 when it couldn't go on."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    started = time.monotonic()
    django.setup()
    from django.conf import settings

    if not _is_free(settings.PORT):
        print(f"Port {settings.PORT} is taken: choose another one, for instance PORT={settings.PORT + 1} make run.")
        return 1
    _prepare(settings)
    signal.signal(signal.SIGTERM, _interrupt)
    signal.signal(signal.SIGINT, _interrupt)
    server = _start(_server_command(settings.PORT))
    worker = _start([sys.executable, "manage.py", "worker"])
    try:
        if _answers(settings.PORT, server):
            _greet(settings, time.monotonic() - started)
            worker = _watch(server, worker, settings)
        print("The server stopped: see its last lines above.")
        return 1
    except KeyboardInterrupt:
        print("\nStopping …")
        return 0
    finally:
        _stop(server, worker)


def _interrupt(number: int, frame: FrameType | None) -> None:
    # make and the terminal may both pass a signal on: the second one must not cut the stopping short.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _prepare(conf: Any) -> None:
    """Migrates, loads the demo and collects static files; skipped while nothing of what they read has changed."""
    from django.core.management import call_command

    stamp = conf.DATA_DIR / "prepared"
    current = _fingerprint(conf.BASE_DIR, conf.DATABASE_URL)
    if stamp.exists() and stamp.read_text() == current and conf.STATIC_ROOT.exists():
        return
    print("Preparing the database, the demo and the static files (only after a change) …", flush=True)
    call_command("migrate", verbosity=0)
    call_command("demo")
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(current)


def _fingerprint(base: Path, database: str) -> str:
    digest = hashlib.sha256(database.encode())
    for path in sorted(_ingredients(base)):
        state = path.stat()
        digest.update(f"{path.relative_to(base)} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _ingredients(base: Path) -> Iterable[Path]:
    desk = ("desk/roles.py", "desk/bundles.py")
    for pattern in ("*/migrations/*.py", "articles/demo/**/*", "static/**/*", "requirements.txt", *desk):
        yield from (path for path in base.glob(pattern) if path.is_file() and "__pycache__" not in path.parts)


def _server_command(port: int) -> list[str]:
    options = f"--interface wsgi --host {HOST} --port {port} --workers 2 --blocking-threads 4 --log-level warning"
    return [sys.executable, "-m", "granian", *options.split(), "--respawn-failed-workers", "newsroom.wsgi:application"]


def _start(command: list[str]) -> Process:
    # A group of its own: Ctrl-C reaches this process alone, which then stops the others in order.
    return subprocess.Popen(command, start_new_session=True)


def _answers(port: int, server: Process, seconds: int = 30) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex((HOST, port)) == 0:
                return True
        time.sleep(0.05)
    return False


def _watch(server: Process, worker: Process, conf: Any) -> Process:
    """Returns the worker when the server has ended; restarts a worker or an embedded database that died."""
    from newsroom import database

    while server.poll() is None:
        time.sleep(1)
        if conf.IS_LOCAL and database.revive(conf.DATA_DIR / "postgres"):
            print("The database had stopped; it is running again.", flush=True)
        if worker.poll() is not None:
            worker = _start([sys.executable, "manage.py", "worker"])
    return worker


def _stop(*processes: Process) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def _greet(conf: Any, seconds: float) -> None:
    from articles.demo.accounts import PASSWORD, PEOPLE

    site = f"http://{HOST}:{conf.PORT}"
    print(f"\nNewsroom is ready ({seconds:.1f} s).\n\n  The site   {site}/\n  The desk   {site}/admin/\n")
    if conf.IS_LOCAL:
        print(f"  Accounts   {', '.join(PEOPLE)}; password {PASSWORD}\n")
    print("Ctrl-C stops everything.", flush=True)


if __name__ == "__main__":
    sys.exit(main())
