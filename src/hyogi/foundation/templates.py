"""Templates issue no SQL: a page is told what it shows, it does not ask."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from django.db import connection
from django.template.backends.django import DjangoTemplates, Template


class QueryInTemplate(RuntimeError):
    """A template reached for the database. Load it in the room's `queries` and hand it over."""


@contextmanager
def no_sql() -> Iterator[None]:
    """Inside, every statement raises `QueryInTemplate`."""

    def refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> NoReturn:
        raise QueryInTemplate(sql[:300])

    with connection.execute_wrapper(refuse):
        yield


class Templates(DjangoTemplates):
    """Django's templates behind `no_sql`."""

    def get_template(self, template_name: str) -> "Quiet":
        found = super().get_template(template_name)
        return Quiet(found.template, self)

    def from_string(self, template_code: str) -> "Quiet":
        return Quiet(super().from_string(template_code).template, self)


class Quiet(Template):
    """A template that cannot query."""

    def render(self, context: Any = None, request: Any = None) -> Any:
        with no_sql():
            return super().render(context, request)
