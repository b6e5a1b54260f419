"""A regime says openly which of its keys nothing reads yet."""

from hyogi.regimes.loading import load, shipped
from hyogi.regimes.unread import keys, read_keys, unread_of


def test_a_key_that_the_opening_of_a_cycle_goes_by_is_read() -> None:
    assert {"reporters.rule", "modes.select", "modes.on_site_kinds", "reporters.vacant_post"} <= read_keys()
    assert read_keys() <= set(keys())


def test_a_key_that_no_room_names_is_listed_where_the_regime_states_it() -> None:
    listed = unread_of(load("city_committee").file)

    assert "retention.audio_days" not in listed or load("city_committee").file.retention.audio_days is not None
    assert not set(listed) & read_keys()


def test_a_regime_lists_only_the_unread_keys_that_it_states() -> None:
    for name in shipped():
        stated = load(name).file.model_dump(exclude_none=True)
        for listed in unread_of(load(name).file):
            table, key = listed.split(".")
            part = stated[table]
            assert key in part if isinstance(part, dict) else any(key in one for one in part)
