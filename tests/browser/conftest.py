"""A real site for browser tests: its own server processes on committed data, no worker, and Chromium."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import Browser, Page, sync_playwright

from tests.machine import BROWSERS, database_address, find

# Playwright keeps an event loop in the test's thread, where Django would refuse to talk to the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def static_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
    subprocess.run(command, check=True, env=os.environ | {"DATA_DIR": str(folder), "DATABASE_URL": _address()})
    return folder


def _address() -> str:
    return database_address(connection.settings_dict)


class Server:
    """A server like production's, on the test's database, without a worker; it can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        options = f"--interface wsgi --port {self._port} --workers 1 --blocking-threads 4 --log-level warning"
        variables = {"DATABASE_URL": _address(), "DATA_DIR": str(self._folder), "SITE_URL": self.address}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "granian", *options.split(), "newsroom.wsgi:application"],
            env=os.environ | variables,
            start_new_session=True,
        )
        _wait_for(self._port)

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """As a machine that loses its power: nothing is finished, nobody is told."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(10)


@pytest.fixture
def server(transactional_db: None, static_folder: Path) -> Iterator[Server]:
    server = Server(static_folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture
def site(server: Server) -> str:
    """The address of the site."""
    return server.address


def _wait_for(port: int) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server did not start")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = find(*BROWSERS)
    if not program:
        pytest.skip("Chromium is not installed and can't be fetched here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def sign_in(browser: Browser, site: str) -> Iterator[Callable[[str], Page]]:
    """Opens a window of its own for a person, signed in at the desk, in English."""
    contexts = []

    def open_window(username: str, password: str = "a-long-password") -> Page:
        context = browser.new_context(locale="en-GB", timezone_id="Europe/Rome")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(f"{site}/admin/")
        page.get_by_label("Username").fill(username)
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Log in").click()
        return page

    yield open_window
    for context in contexts:
        context.close()
