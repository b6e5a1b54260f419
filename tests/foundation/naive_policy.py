"""The policy a second time, written naively: units by name, a dictionary of parents, sets of names. It shares no line
with `foundation.policy`; both must agree on every cell of the table."""

from collections.abc import Collection
from dataclasses import dataclass

PARENTS = {"city": None, "west": "city", "east": "city", "town": "west", "village": "town"}
EVERYBODY = {"see_public", "sign_in", "see_styleguide", "accept_invitation", "choose_demo_post", "see_home"}
SIGNED_IN = {"manage_own_account", "choose_post", "see_cycles"}
LOOKS = {"see_unit", "see_post", "see_person", "see_cycle"}
CHANGES_A_UNIT = {"rename_unit", "close_unit", "move_unit"}
ON_POSTS = {"found_post", "close_post", "appoint", "end_tenure", "invite"}
OF_THE_OFFICE = {
    "import_register",
    "export_register",
    "register_person",
    "see_scan",
    "see_audit",
    "see_accounts",
}
OF_THE_RECORD = {"import_transcript", "prepare_record", "confirm_record", "withdraw_record"}
OF_THE_INSTALLATION = {"administer", "grant_administration"}
OFFICE = {"administrator", "secretariat"}
BY_CONVENING_UNIT = {
    "secretariat": {
        "open_cycle",
        "run_cycle",
        "check_report",
        "prepare_meeting",
        "make_papers",
        "run_meeting",
        "propose_result",
        "send_feedback",
        "approve_plan",
        "issue_directive",
        "export_cycle",
    },
    "secretariat member": {"close_item", "recommend_practice"},
    "secretariat member liaison": {"count_ballots"},
    "head deputy": {"decide_result"},
    "head deputy member": {"sign_count", "sign_result"},
    "head deputy member secretariat": {"see_meeting_work", "read_report", "confirm_veto", "answer_review"},
}
BY_TWO = {"close_item", "recommend_practice", "sign_count", "sign_result", "confirm_veto", "answer_review"}
BY_REPORTING_UNIT = {
    "head deputy secretariat liaison": {
        "write_report",
        "ask_review",
        "write_plan",
        "report_progress",
        "propose_practice",
    },
    "head": {"submit_report", "acknowledge"},
}


@dataclass(frozen=True)
class Asked:
    """One question: a post (or none), and what is asked of what. Units by name; "" is no unit in particular."""

    action: str
    unit: str = ""
    role: str = ""
    to: str = ""
    given_role: str = ""
    new_parent: str | None = None
    substitute: bool = False
    about_me: bool = False
    admin: bool = False
    holds: tuple[tuple[str, str], ...] = ()


def above(unit: str) -> set[str]:
    found = set()
    while parent := PARENTS.get(unit):
        found.add(parent)
        unit = parent
    return found


def below(unit: str) -> set[str]:
    return {other for other in PARENTS if unit in above(other)}


def answer(ask: Asked) -> str:
    """`yes`, `no` or `unseen`, for somebody who is signed in."""
    here, under = {ask.unit}, below(ask.unit) if ask.unit else set()
    if ask.action in EVERYBODY | SIGNED_IN:
        return "yes"
    if ask.to and not ask.admin and ask.to not in here | under | above(ask.unit):
        return "unseen"
    if ask.action in OF_THE_INSTALLATION:
        return _yes(ask.admin and not ask.about_me)
    if ask.action in OF_THE_RECORD:
        publishes = ask.unit != "" and ask.to == ask.unit and ask.role in {"head", "deputy", "secretariat"}
        return _yes(publishes and not (ask.action == "confirm_record" and ask.about_me))
    for roles, actions in (BY_CONVENING_UNIT | BY_REPORTING_UNIT).items():
        if ask.action in actions:
            mine = ask.unit != "" and ask.to == ask.unit and ask.role in roles.split() and not ask.substitute
            return _yes(mine and not (ask.action in BY_TWO and ask.about_me))
    if ask.action == "see_assignment":
        return _yes(ask.unit != "" and ask.to in here | under)
    if ask.action == "see_record_desk":
        return _yes(ask.unit != "" and ask.role in {"head", "deputy", "secretariat"})
    if ask.action == "enter_for_another":
        types = ask.role in OFFICE | {"liaison"} and not ask.substitute
        return _yes(types and ask.to in here | under)
    if ask.action in {"appoint", "invite"} and ask.about_me:
        return "no"
    if ask.admin:
        return "yes"
    if ask.action in LOOKS and ask.about_me and not ask.to:
        return "yes"
    if ask.action == "see_register" or ask.action in LOOKS:
        return _yes(ask.unit != "")
    keeps = ask.role in OFFICE and not ask.substitute
    if ask.action in OF_THE_OFFICE:
        return _yes(keeps and (not ask.to or ask.to in here | under))
    if ask.action == "found_unit":
        return _yes(keeps and ask.to in here | under)
    if ask.action in CHANGES_A_UNIT:
        arrives = ask.new_parent is None or ask.new_parent in here | under
        return _yes(keeps and ask.to in under and arrives)
    if ask.action in ON_POSTS:
        gives = [(ask.to, ask.given_role), *(ask.holds if ask.action == "invite" else ())]
        return _yes(keeps and all(_may_give(place, role, here, under) for place, role in gives))
    return "no"


def _may_give(place: str, role: str, here: Collection[str], under: Collection[str]) -> bool:
    return place in under if role in OFFICE else place in here or place in under


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
