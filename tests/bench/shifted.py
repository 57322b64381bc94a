"""The site in a process whose clock is wrong by SHIFT seconds; the database's stays right."""

import datetime as dt
import logging
import os

import time_machine

_wrong = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=float(os.environ.get("SHIFT", "0")))
time_machine.travel(_wrong, tick=True).start()

# Pages are asked for before they are there, thousands of times: that they weren't is in the table.
logging.getLogger("django.request").setLevel(logging.ERROR)

from newsroom.wsgi import application  # noqa: E402  what it loads must see the wrong clock from the start

__all__ = ["application"]
