"""Who holds the posts of a unit on a day."""

from dataclasses import dataclass, field
from datetime import date

from hyogi.foundation import clock
from hyogi.organisation.models import Manner, Post, Tenure, Unit, on_day


@dataclass(frozen=True)
class PostLine:
    """A post with who holds it, runs it or stands by on a day."""

    post: Post
    holders: list[Tenure] = field(default_factory=list)
    substitutes: list[Tenure] = field(default_factory=list)

    @property
    def is_vacant(self) -> bool:
        return not self.holders


def post_lines(unit: Unit, day: date) -> list[PostLine]:
    """The posts of the unit that stand on the day, with their holders, acting holders and substitutes."""
    posts = Post.unscoped.filter(on_day(day), unit=unit).select_related("kind").order_by("code_key")
    lines = {post.pk: PostLine(post) for post in posts}
    tenures = Tenure.unscoped.filter(on_day(day), post__in=list(lines)).select_related("person")
    for tenure in tenures.order_by("valid_from", "id"):
        line = lines[tenure.post_id]
        (line.substitutes if tenure.manner == Manner.SUBSTITUTE else line.holders).append(tenure)
    return list(lines.values())


def holders_of(post: Post) -> list[Tenure]:
    """Who holds the post today, or runs it as acting holder."""
    tenures = Tenure.unscoped.filter(on_day(clock.today()), post=post).exclude(manner=Manner.SUBSTITUTE)
    return list(tenures.select_related("person"))
