"""Acting as the holder of a post in the demonstration."""

import pytest
from django.test import Client

from hyogi.foundation.models import Installation
from hyogi.foundation.policy import Role
from hyogi.organisation.models import Post
from tests.factories import a_person, a_post, a_tenure, a_unit, an_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo() -> None:
    Installation.unscoped.create(kind=Installation.DEMO)


@pytest.fixture
def harbour_head() -> Post:
    city = a_unit("TM", name="Tidemark City")
    head = a_post(a_unit("TM-03", city, name="Harbour District"), Role.HEAD, name="Head of Harbour District")
    a_tenure(a_person(), head)
    return head


def test_a_normal_installation_has_no_chooser(client: Client, harbour_head: Post) -> None:
    absent = client.get("/no-such-page/")

    for answer in (client.get("/demo/choose/"), client.post("/demo/choose/", {"post": str(harbour_head.pk)})):
        assert answer.status_code == 404
        assert answer.content.count(b"no page at this address") == absent.content.count(b"no page at this address")
    assert not client.get("/").wsgi_request.actor.signed_in  # type: ignore[attr-defined]


@pytest.mark.usefixtures("demo")
def test_a_visitor_acts_as_the_holder_of_a_post_and_is_a_visitor_again(client: Client, harbour_head: Post) -> None:
    assert b"Head of Harbour District" in client.get("/demo/choose/").content

    client.post("/demo/choose/", {"post": str(harbour_head.pk)})
    page = client.get("/")
    assert page.wsgi_request.actor.post_id == harbour_head.pk  # type: ignore[attr-defined]
    assert b"acting as" in page.content

    client.post("/demo/choose/", {"post": ""})
    assert not client.get("/").wsgi_request.actor.signed_in  # type: ignore[attr-defined]


@pytest.mark.usefixtures("demo")
def test_the_chooser_finds_a_post_by_the_name_of_its_unit(client: Client, harbour_head: Post) -> None:
    assert b"Head of Harbour District" in client.get("/demo/choose/", {"q": "harbour"}).content
    assert b"No post held today fits" in client.get("/demo/choose/", {"q": "mountain"}).content


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("post", ["nonsense", "00000000-0000-4000-8000-000000000000"])
def test_a_post_that_nobody_holds_cannot_be_chosen(client: Client, post: str) -> None:
    assert client.post("/demo/choose/", {"post": post}).status_code == 404


@pytest.mark.usefixtures("demo")
def test_choosing_a_post_signs_an_account_out_and_changes_the_key_of_the_session(
    client: Client, harbour_head: Post
) -> None:
    client.force_login(an_account("lin"))
    before = client.session.session_key

    client.post("/demo/choose/", {"post": str(harbour_head.pk)})

    assert client.session.session_key != before
    assert client.get("/").wsgi_request.actor.account_id is None  # type: ignore[attr-defined]


@pytest.mark.usefixtures("demo")
def test_the_chooser_asks_the_database_equally_often_for_few_and_many_posts(
    client: Client, harbour_head: Post, django_assert_num_queries: object
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        client.get("/demo/choose/")
    city = a_unit("TN", name="Other City")
    for n in range(30):
        a_tenure(a_person(), a_post(a_unit(f"TN-{n}", city)))
    with CaptureQueriesContext(connection) as many:
        client.get("/demo/choose/")

    assert len(few) == len(many)


@pytest.mark.usefixtures("demo")
def test_the_chooser_finds_a_post_by_two_characters_of_its_unit_s_name(client: Client) -> None:
    from hyogi.foundation.languages import Texts
    from hyogi.organisation.search import index

    city = a_unit("2102", name="大连市", names=Texts({"zh-Hans": "大连市"}))
    index([city])
    a_tenure(a_person(), a_post(city, name="记录编写"))

    assert "记录编写" in client.get("/demo/choose/", {"q": "大连"}).content.decode()


@pytest.mark.usefixtures("demo")
def test_posts_of_one_kind_in_one_unit_are_offered_together(client: Client) -> None:
    city = a_unit("TM", name="Tidemark City")
    for number in range(5):
        a_tenure(a_person(), a_post(city, Role.SECRETARIAT, name=f"Secretary {number}"))

    page = client.get("/demo/choose/").content.decode()

    assert page.count("Secretary ") == 3


@pytest.mark.usefixtures("demo")
def test_after_choosing_one_comes_back_to_where_one_wanted_to_go(client: Client, harbour_head: Post) -> None:
    assert b'name="next" value="/styleguide/"' in client.get("/demo/choose/", {"next": "/styleguide/"}).content

    answer = client.post("/demo/choose/", {"post": str(harbour_head.pk), "next": "/styleguide/"})
    away = client.post("/demo/choose/", {"post": str(harbour_head.pk), "next": "https://evil.example/"})

    assert (answer.headers["Location"], away.headers["Location"]) == ("/styleguide/", "/")
