"""The names of posts, for telling who did something."""

from collections.abc import Iterable
from uuid import UUID

from hyogi.foundation.languages import Texts
from hyogi.organisation.models import Post


def post_titles(ids: Iterable[UUID | None]) -> dict[UUID | None, Texts]:
    """By id the title of each of these posts."""
    wanted = {id for id in ids if id}
    return {post.pk: post.title for post in Post.unscoped.filter(pk__in=wanted)} if wanted else {}
