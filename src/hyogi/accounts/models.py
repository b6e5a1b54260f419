"""Accounts and the papers that open them. An account belongs to a person; rights come from the person's posts."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from hyogi.accounts.rules import user_name
from hyogi.foundation import clock
from hyogi.foundation.ids import new_id
from hyogi.foundation.models import Row
from hyogi.organisation.models import Person


class AccountManager(BaseUserManager["Account"]):
    """What sign-in needs of accounts; pages ask `queries`."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "Account":
        account = self.model(username=user_name(username), **fields)
        account.set_password(password)
        account.save()
        return account


class Account(AbstractBaseUser):
    """A way to sign in. `person` is who signs in; an administrator of the installation may have none."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(max_length=150, unique=True)  # as `rules.user_name` writes it
    email = models.EmailField(blank=True)
    person = models.OneToOneField(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_installation_admin = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=10, blank=True)
    made_at = models.DateTimeField(default=clock.now)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []  # type: ignore[misc]

    objects = AccountManager()

    def __str__(self) -> str:
        return self.username

    # What Django's and allauth's machinery asks of a user; no permission of theirs is used.
    is_staff = False
    is_superuser = False

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return False

    def has_module_perms(self, app_label: str) -> bool:
        return False


class Invitation(Row):
    """A printed code that lets a person make an account, or (recovery) set a new password. Only its hash is kept.

    It is open until it is used, replaced by a newer one, or its time is over; nobody can read the code again.
    """

    digest = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    is_recovery = models.BooleanField(default=False)
    made_by = models.UUIDField(null=True)
    made_at = models.DateTimeField(default=clock.now)
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["person", "until"], name="invitation_person")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_recovery=False, person__isnull=False)
                | models.Q(is_recovery=True, account__isnull=False),
                name="invitation_is_for_somebody",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class SignIn(Row):
    """A session in which the account is signed in, so that its owner can see and end it. Gone when it has ended."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    session_key = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField(default=clock.now)
    device = models.CharField(max_length=80, blank=True)

    def __str__(self) -> str:
        return self.device
