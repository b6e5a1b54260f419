"""What a page says in a language: looked up in the catalogues that the site itself reads."""

from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext, ngettext, pgettext

from hyogi.foundation.languages import Texts, django_code
from hyogi.regimes.loading import load
from tests.journeys.year.town import titles


@dataclass
class Words:
    """`words("Submit it")` is what stands on the button. `words.of("TM-01")` is what a unit or a post is called."""

    language: str

    def __post_init__(self) -> None:
        self._titles = titles(self.language)

    def __call__(self, source: str, /, context: str = "", **values: Any) -> str:
        """The words of this source, with the values put in. In another language than that of the sources they must
        stand in the catalogues."""
        with translation.override(django_code(self.language)):
            found = pgettext(context, source) if context else gettext(source)
        assert self.language == "en" or found != source, f"{source!r} is not translated into {self.language}"
        return found % values if values else found

    def counted(self, one: str, many: str, number: int, **values: Any) -> str:
        """The words for so many."""
        with translation.override(django_code(self.language)):
            return ngettext(one, many, number) % values

    def regime(self, key: str) -> str:
        """What the regime of the town calls a section, a stage, a mark or a component."""
        rules: Any = load("city_committee").file
        named = [*rules.section, *rules.stage, *rules.component, *rules.voter_class, *rules.mark, *rules.grade]
        return self.said(Texts(next(one.title for one in named if key in (vars(one).get("key"), vars(one).get("id")))))

    def said(self, texts: Texts) -> str:
        """A text that is kept in several languages."""
        return str(texts[self.language])

    def of(self, code: str) -> str:
        """What a unit or a post is called."""
        return self._titles[code]

    def pick(self, **texts: str) -> str:
        """Of texts in several languages the one in this language."""
        return texts[self.language.replace("-", "_")]
