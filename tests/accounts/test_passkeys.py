"""Passkeys in a real browser, with an authenticator that the browser pretends to have; and every page seen by axe."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.serving import Installed, Served, installations

pytestmark = [pytest.mark.journey, pytest.mark.either]
PASSWORD = "one two three four"
NUMBERS = count(1)
ACCOUNTS = f"""
from hyogi.accounts.models import Account
for n in range(1, 11): Account.objects.create_user(f"user{{n}}", {PASSWORD!r}, is_installation_admin=n == 1)
"""
__all__ = ["installations"]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def site(installations: Callable[[str], Installed], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One installation for the whole file, in which each test has an account of its own."""
    served = Served(installations("normal").copy(tmp_path_factory.mktemp("passkeys") / "home"))
    made = subprocess.run(
        [sys.executable, "-c", f"import django\ndjango.setup()\n{ACCOUNTS}"],
        env=served.installed.environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert made.returncode == 0, made.stderr
    yield served.start()
    served.kill()
    served.installed.remove()


@pytest.fixture
def name() -> str:
    """The account of this test."""
    return f"user{next(NUMBERS)}"


@pytest.fixture
def page(chromium: Browser, site: Served) -> Iterator[Page]:
    """A phone with a lock of its own, on an address where browsers offer passkeys."""
    context = chromium.new_context(
        base_url=f"http://localhost:{site.port}", locale="en-GB", viewport={"width": 390, "height": 844}
    )
    it = context.new_page()
    devtools = context.new_cdp_session(it)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    complaints: list[str] = []
    it.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    it.on("pageerror", lambda fault: complaints.append(str(fault)))
    yield it
    context.close()
    assert complaints == []


def look_over(page: Page) -> None:
    """Nothing on the page keeps anybody out, and it does not run off the side of a phone."""
    found: Any = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def sign_in(page: Page, name: str) -> None:
    page.goto("/account/login/")
    look_over(page)
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def add_a_passkey(page: Page) -> None:
    page.goto("/account/passkeys/add/")
    if page.get_by_role("heading", level=1).inner_text() == "Show that it is you":
        look_over(page)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Go on").click()
    look_over(page)
    page.get_by_label("Name of the passkey").fill("my phone")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Add a passkey")


def test_a_passkey_is_added_and_opens_the_account_by_itself(page: Page, name: str) -> None:
    sign_in(page, name)
    add_a_passkey(page)
    expect(page.get_by_text("The passkey is added.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    look_over(page)
    page.goto("/account/passkeys/")
    expect(page.get_by_text("my phone", exact=True).first).to_be_visible()
    look_over(page)

    page.get_by_role("button", name="Sign out").click()
    page.goto("/account/login/?next=/account/")
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Account")
    expect(page.get_by_text(name).first).to_be_visible()
    look_over(page)


def test_a_passkey_is_the_second_step_after_the_password(page: Page, name: str) -> None:
    sign_in(page, name)
    add_a_passkey(page)
    page.get_by_role("button", name="Sign out").click()

    sign_in(page, name)
    expect(page.get_by_role("heading", level=1)).to_have_text("Second step")
    look_over(page)
    page.get_by_role("button", name="Use a passkey").click()

    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def test_the_same_device_takes_no_second_passkey_and_says_so(page: Page, name: str) -> None:
    sign_in(page, name)
    add_a_passkey(page)

    page.goto("/account/passkeys/add/")
    page.get_by_role("button", name="Add a passkey").click()

    expect(page.get_by_text("This device holds a passkey of this account already.")).to_be_visible()
    look_over(page)


def test_a_passkey_is_renamed_and_removed(page: Page, name: str) -> None:
    sign_in(page, name)
    add_a_passkey(page)
    page.goto("/account/passkeys/")
    page.get_by_role("link", name="Rename").click()
    look_over(page)
    page.get_by_label("Name of the passkey").fill("old phone")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Remove old phone").click()
    look_over(page)
    page.get_by_role("button", name="Remove the passkey").click()

    expect(page.get_by_text("This account has no passkey yet.")).to_be_visible()


def test_a_code_behind_the_sign_of_the_address_is_taken_into_the_form_and_out_of_the_address(page: Page) -> None:
    page.goto("/welcome/#ABCD-EFGH-JKMN-PQRT")

    expect(page.get_by_label("Code")).to_have_value("ABCD-EFGH-JKMN-PQRT")
    assert page.url.endswith("/welcome/")
    look_over(page)


def test_pages_that_ask_once_more_who_it_is_keep_nobody_out(page: Page, name: str) -> None:
    sign_in(page, name)
    page.goto("/account/second-factor/app/")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up an authenticator app")
    look_over(page)
    for address in ("/account/", "/account/password/", "/account/second-factor/", "/account/posts/"):
        page.goto(address)
        look_over(page)


def test_without_https_the_page_says_what_is_lost(chromium: Browser, site: Served, name: str) -> None:
    """On a hall's plain network the browser offers no passkeys; name and password go on working."""
    context = chromium.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(f"{site.url}/account/login/")

    expect(page.get_by_text("Passkeys need a browser that knows them")).to_be_visible()
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    context.close()
