"""People at the desk: a chief gives roles, and can't make themselves or others more than that."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

admin.site.unregister(User)


@admin.register(User)
class PersonAdmin(UserAdmin):
    """Django's, less what would let a chief become a superuser."""

    list_display = ("username", "first_name", "last_name", "email", "role_names", "is_active")
    list_filter = ("groups", "is_active")

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        people = super().get_queryset(request).prefetch_related("groups")
        return people if request.user.is_superuser else people.filter(is_superuser=False)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        kept = () if request.user.is_superuser else ("is_superuser", "user_permissions")
        return (*super().get_readonly_fields(request, obj), *kept)

    @admin.display(description=_("roles"))
    def role_names(self, person: User) -> str:
        return ", ".join(group.name for group in person.groups.all())
