"""Who is asking: made once for each request, passed to every query and action."""

from dataclasses import dataclass, field
from uuid import UUID

from hyogi.foundation.policy import Action, ActorFacts, Allow, Decision, Deny, TargetFacts, Unseen, decide
from hyogi.foundation.refusals import Hidden
from hyogi.foundation.sentences import refusal_for


@dataclass(frozen=True)
class Actor:
    """A person with the posts held today, or the public, or the console.

    `post_id` is the post that the person acts as now; it is one of `facts.posts`. `label` is how pages name it.
    """

    facts: ActorFacts = field(default_factory=ActorFacts)
    account_id: UUID | None = None
    post_id: UUID | None = None
    language: str = "en"
    label: str = ""
    demo: bool = False

    @classmethod
    def public(cls, language: str = "en") -> "Actor":
        """Nobody in particular."""
        return cls(language=language)

    @classmethod
    def system(cls, reason: str, language: str = "en") -> "Actor":
        """The console of the machine, or time itself; `reason` names the command or the job."""
        return cls(facts=ActorFacts(signed_in=True, console=True), label=reason, language=language)

    @property
    def person_id(self) -> UUID | None:
        return self.facts.person

    @property
    def who(self) -> UUID | None:
        """Whose hand it is, whatever post it acts in: the account, else the person; nobody for public and console."""
        return self.account_id or self.person_id

    @property
    def signed_in(self) -> bool:
        return self.facts.signed_in

    @property
    def sees_all(self) -> bool:
        """Whether the whole register is in sight."""
        return self.facts.console or self.facts.installation_admin

    @property
    def tops(self) -> list[str]:
        """The paths of the units in which the actor holds a post: all below them is in sight."""
        return sorted({post.path for post in self.facts.posts})

    def may(self, action: Action, target: TargetFacts | None = None) -> bool:
        """Whether the policy allows it; for deciding what a page offers."""
        return isinstance(decide(self.facts, action, target), Allow)

    def must(self, action: Action, target: TargetFacts | None = None) -> None:
        """Pass, or raise `Hidden` (out of sight) or `Refusal` (with rule, fact and remedy)."""
        abide_by(decide(self.facts, action, target))


def abide_by(decision: Decision) -> None:
    """Pass, or raise what the decision means: `Hidden` (out of sight) or `Refusal` (with rule, fact and remedy)."""
    if isinstance(decision, Unseen):
        raise Hidden
    if isinstance(decision, Deny):
        raise refusal_for(decision.why)
