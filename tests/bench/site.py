"""The site that is measured: its own database and archive, served by granian as in production."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection


def prepare(stories: int) -> None:
    """Migrates and fills; what is there from an earlier run with as many stories is kept."""
    from django.core.management import call_command

    from articles.models import Article

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    here = Article.objects.filter(slug__startswith="archive-1-").count()
    if here and here != stories:
        sys.exit(
            f"The archive in {os.environ['DATA_DIR']} has {here:,} stories: delete that folder for one of {stories:,}."
        )
    if not here:
        call_command("fill_archive", stories=stories, seed=1)


@contextmanager
def serving(application: str = "newsroom.wsgi:application", **environment: str) -> Iterator[tuple[str, int]]:
    """Host and port of the running site; stopped afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = f"--interface wsgi --port {port} --workers 2 --blocking-threads 4 --log-level warning"
    command = [sys.executable, "-m", "granian", *options.split(), application]
    server = subprocess.Popen(command, env=os.environ | environment)
    try:
        _wait_for(port)
        yield "127.0.0.1", port
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(port: int) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("the site did not start")


class Reader:
    """One keep-alive connection, with the cookies it was given."""

    def __init__(self, where: tuple[str, int], cookies: str = "") -> None:
        self._connection = HTTPConnection(*where, timeout=60)
        self._headers = {"Accept-Encoding": "br, gzip", "Accept-Language": "en"} | (
            {"Cookie": cookies} if cookies else {}
        )

    def get(self, path: str) -> bytes:
        return self.ask("GET", path)

    def send(self, path: str, form: str, token: str) -> bytes:
        """A form, URL-encoded, as a script of a page sends it; `token` is the one of the cookie against forgery."""
        told = {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": token}
        return self.ask("POST", path, form.encode(), **told)

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> bytes:
        """The body as it came over the line. Whatever is no page ends the run: a figure of an error says nothing."""
        self._connection.request(method, path, body, self._headers | headers)
        answer = self._connection.getresponse()
        read = answer.read()
        if answer.status >= 300:
            sys.exit(f"{method} {path} answered {answer.status}: nothing was measured.")
        return read
