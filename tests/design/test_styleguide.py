"""The styleguide shows every part there is."""

import re

import pytest

from hyogi.design.templatetags.hyogi_design import register
from tests.house.plan import SOURCE

PAGE = SOURCE / "design/templates/design/styleguide.html"


@pytest.mark.either
@pytest.mark.parametrize("part", sorted({*register.tags, *register.filters}))
def test_every_part_has_an_example(part: str) -> None:
    page = PAGE.read_text()

    assert f">{part}</code>" in page
    assert re.search(rf"\{{%\s*{part}\b|\|{part}\b", page)


@pytest.mark.either
def test_every_answer_has_a_preview() -> None:
    from hyogi.design.examples import ERRORS

    pages = {int(file.stem) for file in (SOURCE / "design/templates/design/errors").glob("[0-9]*.html")}

    assert set(ERRORS) == pages
