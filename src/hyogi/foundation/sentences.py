"""What the policy's reasons say to a reader: rule, fact, who can change it."""

from django.utils.translation import gettext_lazy as _

from hyogi.foundation.policy import Why
from hyogi.foundation.refusals import Refusal

_SENTENCES = {
    Why.NOT_SIGNED_IN: (
        _("This page is for people who are signed in."),
        _("You are not signed in, or your sign-in has ended."),
        _("Sign in and come back; what you typed is kept."),
    ),
    Why.VISITOR_HAS_NO_ACCOUNT: (
        _("An account is for people who sign in."),
        _("You are visiting the demonstration and act as the holder of a post, without an account."),
        _("Sign in with an account of this installation, or go on as a visitor."),
    ),
    Why.NEEDS_POST: (
        _("The register is open to people who hold a post."),
        _("You hold no post today."),
        _("The register office of your unit appoints you."),
    ),
    Why.NEEDS_BRANCH_OFFICE: (
        _("Only the register office or the secretariat of this unit, or of a unit above it, may do this."),
        _("None of the posts that you hold today is one of these."),
        _("Ask the secretariat of the unit."),
    ),
    Why.OWN_UNIT_IS_KEPT_ABOVE: (
        _("A unit is renamed, moved and closed by the level above it."),
        _("This is your own unit."),
        _("Ask the register office of the unit above."),
    ),
    Why.NOT_FOR_ONESELF: (
        _("Nobody gives a post or a right to himself."),
        _("The person concerned is you."),
        _("Another administrator, or the unit above, can do it."),
    ),
    Why.ROLE_IS_GIVEN_ABOVE: (
        _("Posts that keep the register are filled by the level above."),
        _("This post keeps the register of the unit in which you keep it yourself."),
        _("Ask the register office of the unit above."),
    ),
    Why.OUTSIDE_BRANCH: (
        _("A unit can be moved only to a place inside the branch that you keep."),
        _("The new place is outside your branch."),
        _("The register office of a unit that stands above both can move it."),
    ),
    Why.NEW_TREE: (
        _("A unit is founded under another unit; a new tree is begun for the whole installation."),
        _("No unit above was named."),
        _("Name the unit above, or ask an administrator of the installation."),
    ),
    Why.HOLDS_POSTS_ELSEWHERE: (
        _("An account opens all posts that its person holds, so it is given by whoever could give each of them."),
        _("This person also holds a post that you could not give."),
        _("Ask the register office of a unit that stands above all of them."),
    ),
    Why.SECOND_PERSON: (
        _("Publishing needs two persons."),
        _("You prepared this record yourself, or are not known as a person."),
        _("Another head, deputy or member of the secretariat of the convening unit confirms it."),
    ),
    Why.OTHER_PERSON: (
        _("What one person began, another person finishes, in whatever post."),
        _("You did the first half yourself, or are not known as a person."),
        _("Another person with this duty in the convening unit does it."),
    ),
    Why.OF_CONVENING_UNIT: (
        _("This is done by the unit that convened the cycle, in the posts to which it falls there."),
        _("None of the posts that you hold today is one of these."),
        _("Ask the secretariat of the convening unit."),
    ),
    Why.OF_REPORTING_UNIT: (
        _("A unit answers for itself, in the posts to which it falls there."),
        _("None of the posts that you hold today is one of these."),
        _("Ask the office of the unit concerned."),
    ),
    Why.INSTALLATION_ONLY: (
        _("This concerns the whole installation."),
        _("You are not an administrator of the installation."),
        _("An administrator of the installation can do it."),
    ),
    Why.CONTENT_IS_NOT_ADMINISTRATION: (
        _("Administration of the installation gives no right over what units write and publish."),
        _("You hold no post in the convening unit that may publish."),
        _("The secretariat of the convening unit does it."),
    ),
    Why.UNKNOWN_ACTION: (
        _("What is not expressly allowed is refused."),
        _("No rule allows this."),
        _("Tell the administrator of the installation how you came here."),
    ),
}


def refusal_for(why: Why) -> Refusal:
    """The reason as a refusal that a page can show."""
    rule, fact, remedy = _SENTENCES[why]
    return Refusal(rule=rule, fact=fact, remedy=remedy)
