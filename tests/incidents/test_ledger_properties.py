"""What must hold for any ledger: fair, monotone, ordered, and nothing counted twice."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.ledger import Comparison, chain, compare, groups, news, order, standing, subtract
from incidents.ledger import touching as touching_
from incidents.ledger.standing import is_known, scope_of
from incidents.model import Claim, Dataset, Party
from tests.border import claim
from tests.ledgers import instants, ledgers
from tests.swap import mirror_comparison, mirror_news, swap

whens = st.none() | instants()
holds = settings(max_examples=60, deadline=None)
QUIET = {"outside", "silent", "unsearched"}
When = dt.datetime | None


def unsearched(data: Dataset) -> Dataset:
    """Let nobody have looked for what was said of the second incident."""
    strike = data.incidents["strike"].model_copy(update={"searched": None})
    return replace(data, incidents=dict(data.incidents) | {"strike": strike})


anything = ledgers() | ledgers().map(unsearched)


def with_claims(data: Dataset, claims: dict[str, Claim]) -> Dataset:
    return replace(data, claims=claims)


def judged(row: Comparison) -> tuple:
    """Give what a row says of the two sides, and nothing of whose claims that rests on."""
    accounts = [(one.state, one.count, len(one.voices)) for one in row.accounts]
    return (row.loss, *accounts, row.verdict, row.aspect, row.gap, row.ratio)


# Neither side is favoured


@holds
@given(anything, whens)
def test_swapping_the_sides_mirrors_every_row(data: Dataset, on: When) -> None:
    expected = [mirror_comparison(row, data.manifest) for row in order(compare(data, on))]
    assert list(order(compare(swap(data), on))) == expected


@holds
@given(anything, whens, whens)
def test_swapping_the_sides_mirrors_the_news(data: Dataset, one: When, two: When) -> None:
    turned = swap(data)
    assert news(turned, one, two) == tuple(mirror_news(n, turned) for n in news(data, one, two))


@holds
@given(ledgers())
def test_swapping_twice_gives_the_dataset_back(data: Dataset) -> None:
    assert swap(swap(data)) == data


@holds
@given(anything, whens)
def test_the_order_of_rows_does_not_depend_on_the_order_of_the_sides(
    data: Dataset, on: When
) -> None:
    first, second = data.manifest.sides
    turned = replace(data, manifest=data.manifest.model_copy(update={"sides": (second, first)}))
    here, there = order(compare(data, on)), order(compare(turned, on))
    assert [row.accounts[::-1] for row in here] == [row.accounts for row in there]
    assert [judged(row)[3:] for row in here] == [judged(row)[3:] for row in there]


# Who is no voice of a side changes nothing for the sides


@holds
@given(anything, whens)
def test_a_party_that_says_nothing_changes_nothing(data: Dataset, on: When) -> None:
    mute = Party(id="MUTE", name="Mute", kind="research")
    assert compare(replace(data, parties=dict(data.parties) | {"MUTE": mute}), on) == compare(
        data, on
    )


@holds
@given(anything, whens, st.sampled_from(("counts", "denies", "declines", "no_comment")))
def test_a_third_voice_changes_no_account(data: Dataset, on: When, stance: str) -> None:
    third = claim("third", "UN", "N civilians killed", 17, stance=stance, on="2025-10-11")
    more = compare(with_claims(data, dict(data.claims) | {"third": third}), on)
    rows = {row.key: row for row in more}
    for row in compare(data, on):
        assert judged(rows[row.key]) == judged(row)
        assert rows[row.key].accounts == row.accounts
    assert all("third" not in account.claims for row in more for account in row.accounts)


@holds
@given(anything, whens)
def test_third_parties_are_never_in_an_account(data: Dataset, on: When) -> None:
    for row in compare(data, on):
        for account in row.accounts:
            claims = {*account.claims, *account.superseded, *account.noted}
            assert {data.side_of(data.claims[one].claimant) for one in claims} <= {account.side}
        assert all(data.side_of(data.claims[one].claimant) is None for one in row.others)


# A claim is one claim, however many carry it


@holds
@given(anything, whens)
def test_a_claim_in_two_outlets_is_one_claim(data: Dataset, on: When) -> None:
    carried = {
        name: one.model_copy(update={"sources": ("s1", "s2")}) for name, one in data.claims.items()
    }
    assert compare(with_claims(data, carried), on) == compare(data, on)


@holds
@given(anything, whens, st.integers(0, 9))
def test_a_claim_that_is_recorded_once_an_outlet_counts_once(
    data: Dataset, on: When, chosen: int
) -> None:
    whole = [one for one in data.claims.values() if scope_of(data, one) != "part"]
    if not whole:
        return
    one = whole[chosen % len(whole)]
    again = one.model_copy(update={"id": "again", "sources": ("s2",)})
    others = {
        name: each.model_copy(update={"revises": (*each.revises, "again")})
        if one.id in each.revises
        else each
        for name, each in data.claims.items()
    }
    twice = with_claims(data, others | {"again": again})
    before, after = compare(data, on), compare(twice, on)
    assert [judged(row) for row in before] == [judged(row) for row in after]


# The second clock


@holds
@given(anything, instants())
def test_what_is_said_later_has_no_influence(data: Dataset, on: dt.datetime) -> None:
    """But for one thing: a side that speaks later is not called silent."""
    stated = [one for one in data.claims.values() if is_known(one, on)]
    # What a known claim replaced must have been said before it, dated or not.
    names = {old.id for one in stated for old in chain(data, one)}
    then = with_claims(data, {name: one for name, one in data.claims.items() if name in names})
    assert standing(data, on) == standing(then, on)
    for row, alone in zip(compare(data, on), compare(then, on), strict=True):
        assert (row.loss, row.verdict, row.gap, row.ratio, row.others, row.remarks) == (
            alone.loss, alone.verdict, alone.gap, alone.ratio, alone.others, alone.remarks,
        )  # fmt: skip
        for one, two in zip(row.accounts, alone.accounts, strict=True):
            assert replace(one, state="silent") == replace(two, state="silent")
            assert one.state == two.state or {one.state, two.state} <= QUIET


@holds
@given(anything, instants())
def test_nobody_is_silent_at_an_instant_who_speaks_of_the_same_later(
    data: Dataset, on: dt.datetime
) -> None:
    now = {row.key: row for row in compare(data)}
    for row in compare(data, on):
        later = now.get(row.key)
        for before, after in zip(row.accounts, later.accounts if later else (), strict=False):
            if after.state in ("figure", "words", "states", "denies", "disputes"):
                assert before.state not in ("silent", "unsearched")


@holds
@given(anything, whens)
def test_a_claim_and_what_it_replaced_never_stand_together(data: Dataset, on: When) -> None:
    found = {one.id for one in standing(data, on)}
    for name in found:
        assert not found & {old.id for old in chain(data, data.claims[name])[:-1]}
    held = {name for row in compare(data, on) for one in row.accounts for name in one.claims}
    assert held <= found


@holds
@given(anything, whens, whens)
def test_news_is_all_that_was_said_between_two_instants(
    data: Dataset, one: When, two: When
) -> None:
    found = news(data, one, two)
    assert found == news(data, two, one)
    latest = dt.datetime.max.replace(tzinfo=dt.UTC)
    first, last = sorted((one, two), key=lambda each: each or latest)
    new = {claim.id for claim in standing(data, last)} - {
        name for name, claim in data.claims.items() if is_known(claim, first)
    }
    assert {item.claim.id for item in found} == new
    assert len(found) == len(new)
    for item in found:
        assert item.instead is None or item.instead in chain(data, item.claim)[:-1]


# Filters


@holds
@given(anything, whens, st.sets(st.integers(0, 9)))
def test_a_filter_on_claims_changes_no_account(data: Dataset, on: When, kept: set[int]) -> None:
    rows, claims = compare(data, on), {f"c{number}" for number in kept}
    found = touching_(rows, claims)
    assert set(found) <= set(rows)
    for row in rows:
        held = {name for one in row.accounts for name in one.claims} | set(row.others)
        assert (row in found) == bool(held & claims)


# Rows


@holds
@given(anything, whens)
def test_every_standing_claim_is_on_a_row_of_its_own_kind(data: Dataset, on: When) -> None:
    rows = compare(data, on)
    assert len({row.key for row in rows}) == len(rows)
    assert sum(len(found) for _, found in groups(rows)) == len(rows)
    held = {
        name
        for row in rows
        for one in row.accounts
        for name in (*one.claims, *one.noted)
        if data.claims[name].is_count == (row.category is not None)
    }
    held |= {name for row in rows for name in row.others}
    assert held == {one.id for one in standing(data, on)}


@holds
@given(anything, whens)
def test_a_claim_is_compared_on_one_row_alone(data: Dataset, on: When) -> None:
    compared = [
        name
        for row in compare(data, on)
        if row.verdict in ("agree", "compatible", "differ")
        for one in row.accounts
        if one.state == "figure"
        for name in one.claims
    ]
    assert len(compared) == len(set(compared))


@holds
@given(anything, whens)
def test_intervals_stay_ordered(data: Dataset, on: When) -> None:
    for row in compare(data, on):
        for count in (*(one.count for one in row.accounts), *filter(None, (row.gap,))):
            assert count.low is not None or count.high is None
            assert count.high is None or (count.low or 0) <= count.high
        assert (row.gap is not None) == (row.verdict == "differ")
        assert row.gap is None or (row.gap.low or 0) >= 1
        assert row.ratio is None or row.ratio >= 1


@holds
@given(ledgers())
def test_any_two_claims_subtract_or_refuse_alike_in_both_directions(data: Dataset) -> None:
    names = list(data.claims)[:4]
    for one in names:
        for two in names:
            there, back = subtract(data, one, two), subtract(data, two, one)
            assert (there.gap, there.obstacle) == (back.gap, back.obstacle)
            assert (there.gap is None) != (there.obstacle is None)
