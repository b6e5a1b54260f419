"""What surrounds a page: the contract between the base template and whoever knows the reader.

A context processor of `site` puts one `Frame` into every context under the name `frame`. The base template asks for
nothing else; without a `frame` it still renders (an error page may have no request, no reader and no database).
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Entry:
    """One entry of the main navigation. `current` marks the part of the site that the page belongs to."""

    text: Any
    url: str
    current: bool = False


@dataclass(frozen=True)
class Acting:
    """Whom the reader acts as. `name` and `unit` are words or `Texts`; `change_url` leads to the choice of posts."""

    name: Any
    unit: Any = ""
    change_url: str = ""


@dataclass(frozen=True)
class LanguageChoice:
    """A language of the site, named in itself."""

    code: str
    name: str
    current: bool = False


@dataclass(frozen=True)
class DemoBar:
    """The demonstration's bar: which day it is there, where to step on, where to choose a post."""

    today: date
    step_url: str = ""
    chooser_url: str = ""


@dataclass(frozen=True)
class Frame:
    """The surroundings of one page for one reader. Empty addresses leave their part out.

    `here` is the address to come back to after a change of language. `account_key` is an opaque word that differs from
    account to account (never the account's id): the browser files unsaved text under it; empty keeps nothing.
    `plain_http` warns that the connection is not encrypted.
    """

    home_url: str = "/"
    nav: tuple[Entry, ...] = ()
    acting: Acting | None = None
    signed_in_as: str = ""
    account_url: str = ""
    sign_in_url: str = ""
    sign_out_url: str = ""
    language_url: str = ""
    languages: tuple[LanguageChoice, ...] = ()
    here: str = "/"
    account_key: str = ""
    demo: DemoBar | None = None
    plain_http: bool = False
    about_url: str = ""
    source_url: str = ""
    styleguide_url: str = ""
    version: str = ""
    more: tuple[Entry, ...] = field(default=())
