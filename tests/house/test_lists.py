"""The closed lists are neither longer nor shorter than what is there: actions, verbs."""

import ast
from collections.abc import Iterator

import pytest

from hyogi.foundation import policy
from hyogi.foundation.audit import ALLOWED_FACTS, Verb
from hyogi.foundation.pages import registry
from hyogi.foundation.policy import Action, ActorFacts, Deny, TargetFacts, Why, decide
from hyogi.foundation.sentences import refusal_for
from tests.house.plan import SOURCE, attributes, python

pytestmark = pytest.mark.either


def named(what: str, but: str) -> Iterator[str]:
    """Every `what.NAME` in the product outside the file or folder `but`."""
    for file in python():
        if not file.is_relative_to(SOURCE / but):
            for node in attributes(file):
                if isinstance(node.value, ast.Name) and node.value.id == what:
                    yield node.attr


def test_every_action_has_a_rule() -> None:
    administrator = ActorFacts(signed_in=True, installation_admin=True)

    def unknown(action: Action) -> bool:
        return any(
            decide(facts, action, TargetFacts(path="000001")) == Deny(Why.UNKNOWN_ACTION)
            for facts in (ActorFacts(), administrator)
        )

    assert [action for action in Action if unknown(action)] == []


def test_every_action_is_asked_by_a_page_or_an_act() -> None:
    asked = set(named("Action", "foundation/policy")) | {page.action.name for page in registry()}

    assert sorted(action.name for action in Action if action.name not in asked) == []


def test_every_verb_is_recorded_somewhere_and_says_which_facts_it_may_carry() -> None:
    recorded = set(named("Verb", "foundation/verbs.py"))

    assert sorted(verb.name for verb in Verb if verb.name not in recorded) == []
    assert set(ALLOWED_FACTS) == set(Verb)


def test_every_reason_of_the_policy_has_a_rule_a_fact_and_a_remedy() -> None:
    said = {why: refusal_for(why) for why in Why}

    assert [why for why, refusal in said.items() if not (refusal.rule and refusal.fact and refusal.remedy)] == []
    used = {node.attr for file in (SOURCE / "foundation/policy").glob("*.py") for node in attributes(file)}
    assert [why.name for why in Why if why.name not in used] == [], policy.__name__
