"""What stands on every page: the paper's name and its sections."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def masthead(request: HttpRequest) -> dict[str, Any]:
    return {"site_name": settings.SITE_NAME}
