"""What can have happened, in words, for the audit log."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from hyogi.foundation.audit import Verb

HAPPENED: dict[Verb, Any] = {
    Verb.UNIT_FOUNDED: _("Unit founded"),
    Verb.UNIT_RENAMED: _("Unit renamed"),
    Verb.UNIT_CHANGED: _("Kind or sectors of the unit changed"),
    Verb.UNIT_MOVED: _("Unit moved"),
    Verb.UNIT_CLOSED: _("Unit closed"),
    Verb.POST_FOUNDED: _("Post founded"),
    Verb.POST_CLOSED: _("Post closed"),
    Verb.PERSON_REGISTERED: _("Person entered in the register"),
    Verb.APPOINTED: _("Appointed"),
    Verb.TENURE_ENDED: _("Tenure ended"),
    Verb.IMPORTED: _("Brought in from a file"),
    Verb.ACCOUNT_MADE: _("Account made"),
    Verb.ADMINISTRATION_GRANTED: _("Administration of the installation given"),
    Verb.INVITED: _("Invited with a printed code"),
    Verb.INVITATION_ACCEPTED: _("Invitation accepted"),
    Verb.RECOVERY_ISSUED: _("Code for a new password made"),
    Verb.SIGNED_IN: _("Signed in"),
    Verb.POST_CHANGED: _("Post changed"),
    Verb.PASSWORD_CHANGED: _("Password changed"),
    Verb.SESSIONS_ENDED: _("Other sign-ins ended"),
    Verb.SECOND_FACTOR_ADDED: _("Second factor added"),
    Verb.SECOND_FACTOR_REMOVED: _("Second factor removed"),
    Verb.CYCLE_OPENED: _("Cycle opened"),
    Verb.CYCLE_ADVANCED: _("Cycle entered its next phase"),
    Verb.TRANSCRIBED: _("Meeting transcribed from its source"),
    Verb.RECORD_PREPARED: _("Public record prepared"),
    Verb.RECORD_PUBLISHED: _("Public record published"),
    Verb.RECORD_WITHDRAWN: _("Public record withdrawn"),
    Verb.INSTALLATION_SET: _("Language and zone of the installation set"),
    Verb.RESTORED: _("Restored from a backup"),
}
