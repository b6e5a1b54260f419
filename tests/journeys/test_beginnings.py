"""A normal installation from its first hour: administrator, second factor, an invitation, a sign-in that ran out."""

import time
from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import Page, expect

from tests.journeys.test_files import press
from tests.serving import Served

pytestmark = [pytest.mark.journey, pytest.mark.either]
PASSWORD = "seventeen quiet harbours"
FORGET = "from django.contrib.sessions.models import Session; Session.objects.all().delete()"
REGISTER = """
from datetime import date
from hyogi.foundation.actors import Actor
from hyogi.organisation import importing
for kind, text in {
    "units": "code,parent,kind,name\\nHB,,city,港城市\\n",
    "posts": "code,unit,kind,name\\nHB-REG,HB,register_office,登记岗\\n",
    "people": "code,name\\nP-1,\\n",
    "tenures": "post,person,manner,valid_from\\nHB-REG,P-1,holder,2026-01-01\\n",
}.items():
    table = importing.read(kind, text.encode(), f"{kind}.csv")
    preview = importing.preview(Actor.system("console"), kind, table, date(2026, 1, 1))
    assert not preview.refused, preview.refused
    importing.apply(Actor.system("console"), preview)
"""


def sign_in(page: Page, name: str) -> None:
    page.goto("/account/login/")
    page.locator("[name=login]").fill(name)
    page.locator("[name=password]").fill(PASSWORD)
    press(page)


def code(secret: str, later: int = 0) -> str:
    """What an authenticator app shows now, or so many codes later."""
    return str(totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30 + later)))


def test_the_first_administrator_guards_the_account_and_invites_the_register_office(
    serve: Callable[..., Served], machines: Callable[..., Page]
) -> None:
    site = serve(kind="normal")
    made = site.installed.hyogi("createadmin", "root", "--password-stdin", stdin=f"{PASSWORD}\n")
    assert made.returncode == 0, made.stderr
    site.installed.run(REGISTER)
    admin = machines(site, "en-GB")

    sign_in(admin, "root")
    admin.goto("/account/second-factor/app/")
    if admin.locator("[name=password]").count():
        admin.locator("[name=password]").fill(PASSWORD)
        press(admin)
    secret = admin.locator("code.secret").inner_text()
    admin.locator("[name=code]").fill(code(secret))
    press(admin)
    admin.context.clear_cookies()
    sign_in(admin, "root")
    expect(admin).to_have_url(f"{site.url}/account/login/second-step/")
    admin.locator("[name=code]").fill(code(secret, later=1))
    press(admin)

    admin.goto("/invitations/")
    admin.locator("[name=person]").first.check()
    press(admin)
    printed = admin.locator("section.sheet code.secret").inner_text()

    keeper = machines(site, "ja-JP")
    keeper.goto("/welcome/")
    for name, text in {"code": printed, "username": "lin", "password": PASSWORD, "again": PASSWORD}.items():
        keeper.locator(f"[name={name}]").fill(text)
    press(keeper)
    keeper.get_by_role("button", name="简体中文").click()
    expect(keeper.locator("html")).to_have_attribute("lang", "zh-Hans")

    keeper.goto("/register/units/HB/below/")
    keeper.locator("[name=code]").fill("HB-1")
    keeper.locator("[name=name]").fill("北港区")
    keeper.locator("[name=kind]").select_option("district")
    keeper.locator("[name=reason]").fill("市委决定第七号")
    site.installed.run(FORGET)
    press(keeper)
    keeper.locator("[name=login]").fill("lin")
    keeper.locator("[name=password]").fill(PASSWORD)
    press(keeper)
    expect(keeper.locator("main")).to_contain_text("市委决定第七号")
    press(keeper)
    expect(keeper.locator("h1")).to_have_text("北港区")
