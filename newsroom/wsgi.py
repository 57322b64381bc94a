"""What the server calls."""

import gc
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup(set_prefix=False)

from newsroom.queries import Handler  # noqa: E402  it needs the settings

application = Handler()

# What was loaded stays: the collector needn't walk through it at every page, nor look for cycles as often as it would.
gc.freeze()
gc.set_threshold(20_000, 20, 50)
