"""What was said last and next around an instant, held against a plain look at every claim."""

from __future__ import annotations

import datetime as dt

import pytest

from incidents.model import Claim
from incidents.query import Query
from incidents.store import Said, Store

DAY = dt.timedelta(days=1)


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.open()


def dated(store: Store, **asked: tuple[str, ...]) -> list[tuple[dt.datetime, Claim]]:
    found = store.slice(Query(**asked), limit=None).claims.values()  # type: ignore[arg-type]
    said = [one for one in found if one.stated.latest and one.stance != "no_comment"]
    return sorted(
        ((one.stated.latest, one) for one in said if one.stated.latest), key=lambda pair: pair[0]
    )


def instant(said: Said | None) -> dt.datetime | None:
    return said[0] if said else None


@pytest.mark.parametrize("asked", [{}, {"claimants": ("PK",)}, {"kinds": ("clash",)}])
def test_it_agrees_with_a_plain_look(store: Store, asked: dict[str, tuple[str, ...]]) -> None:
    every = sorted({when for when, _claim in dated(store, **asked)})
    for at in (*every[::9], every[0] - DAY, every[-1] + DAY, every[len(every) // 2] + DAY / 7):
        found = store.nearby(Query(as_known_on=at, **asked))  # type: ignore[arg-type]
        until = [when for when in every if when <= at]
        assert instant(found.here) == (until[-1] if until else None)
        assert instant(found.before) == (until[-2] if len(until) > 1 else None)
        assert instant(found.after) == min((one for one in every if one > at), default=None)


def test_now_is_after_everything(store: Store) -> None:
    every = dated(store)
    found = store.nearby(Query())
    assert found.after is None
    assert found.here is not None
    when, name, number = found.here
    last = [claim.id for said, claim in every if said == every[-1][0]]
    assert (when, number) == (every[-1][0], len(last))
    assert name in last
