"""A page takes as many statements for many rows as for few."""

import pytest

from hyogi.foundation.pages import registry
from tests.walks import abundance
from tests.walks.report import Report
from tests.walks.walkers import Walker, address_of

pytestmark = [pytest.mark.django_db, pytest.mark.either]
MOST = 40
"""No page may take more statements than this, however few they are for one more row."""


def counted(walkers: list[Walker]) -> dict[tuple[str, str], int]:
    """How many statements each page takes for each walker to whom it opens; measured when it was opened before."""
    found = {}
    for page in registry():
        if page.specimen is not None and "GET" in page.methods:
            address = address_of(page)
            for walker in walkers:
                if walker.get(address).status == 200:
                    found[page.name, walker.name] = len(walker.get(address).statements)
    return found


def test_no_page_takes_more_statements_for_many_rows(walkers: list[Walker]) -> None:
    some = walkers[:4]
    few = counted(some)
    abundance.grow()
    many = counted(some)

    report = Report("statements")
    for (page, who), number in few.items():
        if many.get((page, who), 0) > number:  # fewer may be: the newest acts may name no post to look up
            report.note(who, "", f"{page} takes {number} for few rows and {many.get((page, who))} for many")
        if number > MOST:
            report.note(who, "", f"{page} takes {number}")
    for (page, who), number in sorted(few.items(), key=lambda item: -item[1])[:8]:
        print(f"{number:4} statements: {page} for {who}")
    report.check()
