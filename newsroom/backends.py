"""Signs people in, and knows what each may do."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet


class OneQueryBackend(ModelBackend):
    """Asks for a person's permissions and those of their groups at once, as every page of the desk needs both."""

    def _get_user_permissions(self, user_obj: Any) -> QuerySet[Permission]:
        return Permission.objects.none()

    def _get_group_permissions(self, user_obj: Any) -> QuerySet[Permission]:
        return Permission.objects.filter(Q(group__in=user_obj.groups.all()) | Q(user=user_obj)).distinct()
