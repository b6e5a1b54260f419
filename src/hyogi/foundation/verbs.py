"""What can have happened: the closed list of verbs of the audit log, and the facts that the event of each may carry."""

from enum import StrEnum


class Verb(StrEnum):
    """What can have happened. Each names the facts that its event may carry."""

    UNIT_FOUNDED = "unit_founded"
    UNIT_RENAMED = "unit_renamed"
    UNIT_MOVED = "unit_moved"
    UNIT_CLOSED = "unit_closed"
    UNIT_CHANGED = "unit_changed"
    POST_FOUNDED = "post_founded"
    POST_CHANGED = "post_changed"
    POST_CLOSED = "post_closed"
    PERSON_REGISTERED = "person_registered"
    APPOINTED = "appointed"
    TENURE_ENDED = "tenure_ended"
    IMPORTED = "imported"
    ACCOUNT_MADE = "account_made"
    ADMINISTRATION_GRANTED = "administration_granted"
    INVITED = "invited"
    INVITATION_ACCEPTED = "invitation_accepted"
    RECOVERY_ISSUED = "recovery_issued"
    SIGNED_IN = "signed_in"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105
    SECOND_FACTOR_ADDED = "second_factor_added"
    SECOND_FACTOR_REMOVED = "second_factor_removed"
    SESSIONS_ENDED = "sessions_ended"
    MAIL_ADDRESS_GIVEN = "mail_address_given"
    TRANSCRIBED = "transcribed"
    CYCLE_OPENED = "cycle_opened"
    CYCLE_ADVANCED = "cycle_advanced"
    STAGE_MOVED = "stage_moved"
    VENUE_NAMED = "venue_named"
    MODE_CHOSEN = "mode_chosen"
    TIME_GIVEN = "time_given"
    CYCLE_EXPORTED = "cycle_exported"
    CYCLE_TAKEN_IN = "cycle_taken_in"
    SUCCESSOR_NAMED = "successor_named"
    BALLOT_OPENED = "ballot_opened"
    FORMS_ISSUED = "forms_issued"
    COUNT_ENTERED = "count_entered"
    COUNT_CLOSED = "count_closed"
    COUNT_SENT_BACK = "count_sent_back"
    COUNT_SIGNED = "count_signed"
    COUNT_SEALED = "count_sealed"
    FOLLOW_UP_BEGUN = "follow_up_begun"
    PLAN_HANDED_IN = "plan_handed_in"
    PLAN_RETURNED = "plan_returned"
    PLAN_APPROVED = "plan_approved"
    ITEM_BEGUN = "item_begun"
    ITEM_PLANNED = "item_planned"
    ITEM_REPORTED = "item_reported"
    ITEM_CLOSED = "item_closed"
    ITEM_REOPENED = "item_reopened"
    ITEM_DUE_MOVED = "item_due_moved"
    ITEM_CHECKED = "item_checked"
    ITEM_CARRIED = "item_carried"
    RUNGS_FIRED = "rungs_fired"
    ITEMS_REMINDED = "items_reminded"
    SAMPLE_DRAWN = "sample_drawn"
    SUPERVISION_NOTICE_ISSUED = "supervision_notice_issued"
    DIRECTIVE_BEGUN = "directive_begun"
    POINT_WRITTEN = "point_written"
    POINT_REMOVED = "point_removed"
    POINT_ADDED = "point_added"
    DIRECTIVE_ISSUED = "directive_issued"
    POINT_TAKEN_UP = "point_taken_up"
    PROGRAMME_BEGUN = "programme_begun"
    PROGRAMME_ROLLED_OUT = "programme_rolled_out"
    PRACTICE_PROPOSED = "practice_proposed"
    PRACTICE_MOVED = "practice_moved"
    PRACTICE_ADOPTED = "practice_adopted"
    MEETING_SET_UP = "meeting_set_up"
    AGENDA_CHANGED = "agenda_changed"
    SEAT_ADDED = "seat_added"
    SEATS_MARKED = "seats_marked"
    MEETING_OPENED = "meeting_opened"
    MEETING_CLOSED = "meeting_closed"
    COMMENT_FIXED = "comment_fixed"
    COMMENT_CORRECTED = "comment_corrected"
    READER_NAMED = "reader_named"
    READER_RELEASED = "reader_released"
    NOTED = "noted"
    SCORES_ENTERED = "scores_entered"
    COMMENT_DRAFTED = "comment_drafted"
    UNIT_CHASED = "unit_chased"
    OFFICE_CONTACT_NOTED = "office_contact_noted"
    INDICATOR_DEFINED = "indicator_defined"
    FIGURES_ENTERED = "figures_entered"
    FIGURE_CORRECTED = "figure_corrected"
    REPORT_BEGUN = "report_begun"
    REPORT_WRITTEN = "report_written"
    REPORT_FILE_KEPT = "report_file_kept"
    REPORT_FILE_TAKEN_AWAY = "report_file_taken_away"
    REPORT_HANDED_IN = "report_handed_in"
    REPORT_RETURNED = "report_returned"
    REPORT_APPROVED = "report_approved"
    REPORT_SUBMITTED = "report_submitted"
    RESULT_CALCULATED = "result_calculated"
    RESULT_PROPOSED = "result_proposed"
    ADJUSTMENT_ENTERED = "adjustment_entered"
    VETO_ASSERTED = "veto_asserted"
    VETO_CONFIRMED = "veto_confirmed"
    VETO_DISMISSED = "veto_dismissed"
    RESULT_DECIDED = "result_decided"
    RESULT_DECIDED_AS_PROPOSED = "result_decided_as_proposed"
    RESULT_SIGNED = "result_signed"
    RESULT_SIGNED_OFF = "result_signed_off"
    LETTER_SENT = "letter_sent"
    LETTER_ACKNOWLEDGED = "letter_acknowledged"
    REVIEW_ASKED = "review_asked"
    REVIEW_ANSWERED = "review_answered"
    RECORD_PREPARED = "record_prepared"
    RECORD_PUBLISHED = "record_published"
    RECORD_WITHDRAWN = "record_withdrawn"
    TEMPLATE_CHOSEN = "template_chosen"
    PAPER_MADE = "paper_made"
    INSTALLATION_SET = "installation_set"
    RESTORED = "restored"


ALLOWED_FACTS: dict[Verb, frozenset[str]] = {
    Verb.UNIT_FOUNDED: frozenset({"code", "parent", "kind", "on", "reason"}),
    Verb.UNIT_RENAMED: frozenset({"code", "on", "reason"}),
    Verb.UNIT_MOVED: frozenset({"code", "parent", "before", "on", "reason", "moved"}),
    Verb.UNIT_CLOSED: frozenset({"code", "on", "reason"}),
    Verb.UNIT_CHANGED: frozenset({"code", "on", "reason", "fields"}),
    Verb.POST_FOUNDED: frozenset({"code", "unit", "kind", "on", "reason"}),
    Verb.POST_CHANGED: frozenset({"code", "fields", "reason"}),
    Verb.POST_CLOSED: frozenset({"code", "on", "reason"}),
    Verb.PERSON_REGISTERED: frozenset({"code"}),
    Verb.APPOINTED: frozenset({"post", "person", "manner", "on", "reason"}),
    Verb.TENURE_ENDED: frozenset({"post", "person", "manner", "on", "reason"}),
    Verb.IMPORTED: frozenset({"kind", "sha256", "rows", "new", "changed", "moved", "closed", "untouched", "on"}),
    Verb.ACCOUNT_MADE: frozenset({"administrator"}),
    Verb.ADMINISTRATION_GRANTED: frozenset({"granted"}),
    Verb.INVITED: frozenset({"person", "until"}),
    Verb.INVITATION_ACCEPTED: frozenset({"person"}),
    Verb.RECOVERY_ISSUED: frozenset({"until"}),
    Verb.SIGNED_IN: frozenset({"method"}),
    Verb.PASSWORD_CHANGED: frozenset({"by_recovery"}),
    Verb.SECOND_FACTOR_ADDED: frozenset({"kind"}),
    Verb.SECOND_FACTOR_REMOVED: frozenset({"kind"}),
    Verb.SESSIONS_ENDED: frozenset({"ended"}),
    Verb.MAIL_ADDRESS_GIVEN: frozenset({"given"}),
    Verb.TRANSCRIBED: frozenset({"cycle", "sha256"}),
    Verb.CYCLE_OPENED: frozenset({"cycle", "regime", "sha256", "reporters"}),
    Verb.CYCLE_ADVANCED: frozenset({"cycle", "phase"}),
    Verb.STAGE_MOVED: frozenset({"cycle", "stage", "before", "after", "reason"}),
    Verb.VENUE_NAMED: frozenset({"cycle", "before", "after"}),
    Verb.MODE_CHOSEN: frozenset({"cycle", "unit", "mode", "reason"}),
    Verb.SUCCESSOR_NAMED: frozenset({"cycle", "unit", "successor", "reason"}),
    Verb.CYCLE_EXPORTED: frozenset({"cycle"}),
    Verb.CYCLE_TAKEN_IN: frozenset({"cycle", "file", "made"}),
    Verb.TIME_GIVEN: frozenset({"cycle", "unit", "stage", "until", "reason"}),
    Verb.BALLOT_OPENED: frozenset({"cycle", "round", "issued"}),
    Verb.FORMS_ISSUED: frozenset({"cycle", "round", "class", "forms"}),
    Verb.COUNT_ENTERED: frozenset({"cycle", "round", "class", "number", "from_file"}),
    Verb.COUNT_CLOSED: frozenset({"cycle", "round", "number", "verdict", "sha256"}),
    Verb.COUNT_SENT_BACK: frozenset({"cycle", "round", "sha256"}),
    Verb.COUNT_SIGNED: frozenset({"cycle", "round", "sha256"}),
    Verb.COUNT_SEALED: frozenset({"cycle", "round", "verdict", "sha256"}),
    **dict.fromkeys(
        (
            Verb.FOLLOW_UP_BEGUN,
            Verb.PLAN_HANDED_IN,
            Verb.PLAN_RETURNED,
            Verb.PLAN_APPROVED,
            Verb.SUPERVISION_NOTICE_ISSUED,
        ),
        frozenset({"unit", "late", "sha256"}),
    ),
    **dict.fromkeys(
        (
            Verb.ITEM_BEGUN,
            Verb.ITEM_PLANNED,
            Verb.ITEM_REPORTED,
            Verb.ITEM_CLOSED,
            Verb.ITEM_REOPENED,
            Verb.ITEM_DUE_MOVED,
            Verb.ITEM_CHECKED,
            Verb.ITEM_CARRIED,
        ),
        frozenset({"step", "state", "item"}),
    ),
    Verb.RUNGS_FIRED: frozenset({"cycle", "on", "fired"}),
    Verb.ITEMS_REMINDED: frozenset({"cycle", "unit", "items", "mails"}),
    Verb.SAMPLE_DRAWN: frozenset({"cycle", "items", "drawn"}),
    Verb.DIRECTIVE_BEGUN: frozenset({"cycle"}),
    Verb.POINT_WRITTEN: frozenset({"cycle", "number"}),
    Verb.POINT_REMOVED: frozenset({"cycle", "number"}),
    Verb.POINT_ADDED: frozenset({"cycle", "number"}),
    Verb.DIRECTIVE_ISSUED: frozenset({"cycle", "points"}),
    Verb.POINT_TAKEN_UP: frozenset({"cycle", "number", "unit", "state"}),
    Verb.PROGRAMME_BEGUN: frozenset({"cycle", "code"}),
    Verb.PROGRAMME_ROLLED_OUT: frozenset({"cycle", "code", "unit", "state"}),
    Verb.PRACTICE_PROPOSED: frozenset({"cycle", "number", "unit"}),
    Verb.PRACTICE_MOVED: frozenset({"cycle", "number", "state"}),
    Verb.PRACTICE_ADOPTED: frozenset({"cycle", "number", "unit"}),
    Verb.MEETING_SET_UP: frozenset({"cycle", "items", "seats"}),
    Verb.AGENDA_CHANGED: frozenset({"cycle", "step", "number"}),
    Verb.SEAT_ADDED: frozenset({"cycle", "list"}),
    Verb.SEATS_MARKED: frozenset({"cycle", "present", "substitute", "leave", "absent", "expected"}),
    Verb.MEETING_OPENED: frozenset({"cycle", "summoned", "counted", "quorum", "sha256"}),
    Verb.MEETING_CLOSED: frozenset({"cycle", "summoned", "counted", "quorum", "sha256"}),
    Verb.COMMENT_FIXED: frozenset({"unit", "sha256", "problems", "written"}),
    Verb.COMMENT_CORRECTED: frozenset({"unit", "sha256", "problems", "reason"}),
    Verb.READER_NAMED: frozenset({"cycle", "unit", "post"}),
    Verb.READER_RELEASED: frozenset({"cycle", "unit", "post"}),
    Verb.NOTED: frozenset({"cycle", "unit", "kind"}),
    Verb.SCORES_ENTERED: frozenset({"cycle", "component", "office", "new", "changed", "taken_back", "same"}),
    Verb.COMMENT_DRAFTED: frozenset({"cycle", "unit", "version"}),
    Verb.UNIT_CHASED: frozenset({"cycle", "unit", "stage", "channel", "outcome"}),
    Verb.OFFICE_CONTACT_NOTED: frozenset({"cycle", "unit"}),
    Verb.INDICATOR_DEFINED: frozenset({"cycle", "code"}),
    Verb.FIGURES_ENTERED: frozenset({"cycle", "figures"}),
    Verb.FIGURE_CORRECTED: frozenset({"cycle", "indicator", "number"}),
    Verb.REPORT_BEGUN: frozenset({"cycle", "unit"}),
    Verb.REPORT_HANDED_IN: frozenset({"cycle", "unit"}),
    Verb.REPORT_RETURNED: frozenset({"cycle", "unit"}),
    Verb.REPORT_APPROVED: frozenset({"cycle", "unit"}),
    Verb.REPORT_SUBMITTED: frozenset({"cycle", "unit", "sha256", "late"}),
    **dict.fromkeys(
        (Verb.RESULT_CALCULATED, Verb.RESULT_PROPOSED, Verb.RESULT_DECIDED_AS_PROPOSED, Verb.RESULT_SIGNED_OFF),
        frozenset({"cycle", "number", "sha256"}),
    ),
    Verb.ADJUSTMENT_ENTERED: frozenset({"unit", "key", "cancels"}),
    **dict.fromkeys((Verb.VETO_ASSERTED, Verb.VETO_CONFIRMED, Verb.VETO_DISMISSED), frozenset({"unit", "key"})),
    Verb.RESULT_DECIDED: frozenset({"cycle", "unit", "changed"}),
    Verb.RESULT_SIGNED: frozenset({"cycle", "seat", "sha256"}),
    Verb.LETTER_SENT: frozenset({"unit", "number", "sha256"}),
    Verb.LETTER_ACKNOWLEDGED: frozenset({"unit", "number", "late"}),
    Verb.REVIEW_ASKED: frozenset({"unit", "kind", "level"}),
    Verb.REVIEW_ANSWERED: frozenset({"unit", "kind", "level", "outcome"}),
    Verb.REPORT_WRITTEN: frozenset({"cycle", "unit", "passages"}),
    Verb.REPORT_FILE_KEPT: frozenset({"cycle", "unit", "sha256"}),
    Verb.REPORT_FILE_TAKEN_AWAY: frozenset({"cycle", "unit", "sha256"}),
    Verb.RECORD_PREPARED: frozenset({"record", "sha256", "ground"}),
    Verb.RECORD_PUBLISHED: frozenset({"record", "sha256", "version"}),
    Verb.RECORD_WITHDRAWN: frozenset({"record", "version", "reason"}),
    Verb.TEMPLATE_CHOSEN: frozenset({"paper", "language", "number", "sha256"}),
    Verb.PAPER_MADE: frozenset({"cycle", "paper", "language", "unit", "sha256", "template", "facts"}),
    Verb.INSTALLATION_SET: frozenset({"language", "zone"}),
    Verb.RESTORED: frozenset({"backup", "made", "head"}),
}
