"""What the server calls."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup(set_prefix=False)

from newsroom.queries import Handler  # noqa: E402  it needs the settings

application = Handler()
