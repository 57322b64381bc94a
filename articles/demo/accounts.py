"""The demo's three people."""

from django.contrib.auth.models import Group, User
from django.db import transaction

PASSWORD = "newsroom"
PEOPLE = {
    "reporter": ("Giulia", "Ferrante", "Reporter"),
    "editor": ("Tommaso", "Brandi", "Editor"),
    "chief": ("Anna", "Leoni", "Chief"),
}


@transaction.atomic
def make() -> None:
    """Makes the accounts that aren't there yet, each with its role; never touches one that is."""
    for username, (first, last, role) in PEOPLE.items():
        if User.objects.filter(username=username).exists():
            continue
        user = User.objects.create_user(username, password=PASSWORD, first_name=first, last_name=last, is_staff=True)
        user.groups.add(Group.objects.get(name=role))
