"""What must hold for any ledger: fair, monotone, ordered, and nothing counted twice."""

from __future__ import annotations

import datetime as dt
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.ledger import (
    as_json,
    changes,
    compare,
    groups,
    order,
    sentences,
    standing,
    summary,
    sums,
)
from incidents.ledger.standing import chain, is_known, scope_of
from incidents.model import Dataset
from tests.ledgers import instants, ledgers
from tests.swap import (
    mirror_account,
    mirror_comparison,
    mirror_sum,
    mirror_text,
    swap,
)

whens = st.none() | instants()
holds = settings(max_examples=60, deadline=None)


def said_by(ds: Dataset, on: dt.datetime) -> Dataset:
    """Leave out of a dataset everything that was not stated by an instant.

    What a known claim replaced must have been said before it, dated or not.
    """
    stated = [claim for claim in ds.claims.values() if is_known(claim, on)]
    names = {old.id for claim in stated for old in chain(ds, claim)}
    claims = {name: claim for name, claim in ds.claims.items() if name in names}
    return Dataset(ds.manifest, ds.parties, ds.incidents, claims, ds.sources)


@holds
@given(ledgers(), whens)
def test_swapping_the_sides_mirrors_every_row(ds: Dataset, on: dt.datetime | None) -> None:
    expected = [mirror_comparison(row, ds.manifest) for row in order(compare(ds, on))]
    assert list(order(compare(swap(ds), on))) == expected


@holds
@given(ledgers())
def test_swapping_the_sides_mirrors_sums_summary_and_labels(ds: Dataset) -> None:
    turned = swap(ds)
    assert list(sums.table(turned)) == [mirror_sum(s, ds.manifest) for s in sums.table(ds)]
    rows, other = compare(ds), compare(turned)
    assert summary(turned, other) == mirror_text(summary(ds, rows), ds.manifest)
    for row, image in zip(rows, other, strict=True):
        assert sentences.title(image, turned) == mirror_text(sentences.title(row, ds), ds.manifest)
        assert sentences.verdict_label(image) == sentences.verdict_label(row)
        for account in row.accounts:
            label = sentences.account_label(account, ds)
            mirrored = mirror_account(account, ds.manifest)
            assert sentences.account_label(mirrored, turned) == mirror_text(label, ds.manifest)


@holds
@given(ledgers(), instants(), instants())
def test_swapping_the_sides_mirrors_what_changed(
    ds: Dataset, one: dt.datetime, two: dt.datetime
) -> None:
    expected = tuple(mirror_text(said, ds.manifest) for said in changes(ds, one, two))
    assert changes(swap(ds), one, two) == expected


@holds
@given(ledgers())
def test_swapping_twice_gives_the_dataset_back(ds: Dataset) -> None:
    assert swap(swap(ds)) == ds


@holds
@given(ledgers(), instants())
def test_what_stood_depends_on_nothing_stated_after(ds: Dataset, on: dt.datetime) -> None:
    then = said_by(ds, on)
    assert standing(ds, on) == standing(then, on)
    assert compare(ds, on) == compare(then, on)
    assert sums.table(ds, on) == sums.table(then, on)
    assert changes(ds, on, None) == changes(ds, None, on)


@holds
@given(ledgers(), whens)
def test_a_claim_and_what_it_replaced_never_stand_together(
    ds: Dataset, on: dt.datetime | None
) -> None:
    found = standing(ds, on)
    names = {claim.id for claim in found}
    for claim in found:
        assert not names & {old.id for old in chain(ds, claim)[:-1]}


@holds
@given(ledgers(), whens)
def test_sums_never_mix_and_never_count_twice(ds: Dataset, on: dt.datetime | None) -> None:
    stood = {claim.id for claim in standing(ds, on)}
    for total in sums.table(ds, on):
        parts = [ds.claims[name] for name in total.parts]
        assert len(set(total.parts)) == len(parts)
        assert {claim.id for claim in parts} <= stood
        for claim in parts:
            assert ds.side_of(claim.claimant) == total.side
            assert (claim.subject, claim.category, claim.measure) == (
                total.subject,
                total.category,
                total.measure,
            )
            assert scope_of(ds, claim) == "whole"
            assert claim.part_of is None
        assert not set(total.parts) & {name for name, _ in total.left_out}
        assert {claim.incident for claim in parts} <= set(total.incidents)


@holds
@given(ledgers(), whens)
def test_a_sum_lies_between_its_smallest_and_largest_parts(
    ds: Dataset, on: dt.datetime | None
) -> None:
    for total in sums.table(ds, on):
        lows, highs = [], []
        for incident in total.incidents:
            counts = [
                ds.claims[name].count
                for name in total.parts
                if ds.claims[name].incident == incident and ds.claims[name].count.has_number
            ]
            lows.append(min((each.low or 0 for each in counts), default=0))
            tops = [each.high for each in counts]
            highs.append(None if None in tops or not tops else max(filter(None, tops), default=0))
        if total.refusal:
            assert total.total.low is None
            continue
        assert total.total.low == sum(lows)
        closed = [high for high in highs if high is not None]
        assert total.total.high == (sum(closed) if len(closed) == len(highs) else None)


@holds
@given(ledgers(), whens)
def test_ranges_stay_ordered(ds: Dataset, on: dt.datetime | None) -> None:
    counts = [a.count for row in compare(ds, on) for a in row.accounts]
    counts += [row.gap for row in compare(ds, on) if row.gap]
    counts += [total.total for total in sums.table(ds, on)]
    for count in counts:
        assert count.low is not None or count.high is None
        assert count.high is None or (count.low or 0) <= count.high
    for row in compare(ds, on):
        assert (row.gap is not None) == (row.verdict == "differ")
        assert row.gap is None or (row.gap.low or 0) >= 1
        assert row.ratio is None or row.ratio > 1


@holds
@given(ledgers(), whens)
def test_every_standing_claim_is_on_exactly_one_row(ds: Dataset, on: dt.datetime | None) -> None:
    rows = compare(ds, on)
    assert len({row.key for row in rows}) == len(rows)
    own = [
        (name, row.category)
        for row in rows
        for account in row.accounts
        for name in account.claims
        if ds.claims[name].is_count == (row.category is not None)
        and (row.scope != "part" or ds.claims[name].id == row.part)
    ]
    thirds = [(name, row.category) for row in rows for name in row.others]
    names = [name for name, _ in own + thirds]
    questions = [n for n in names if not ds.claims[n].is_count]
    assert {claim.id for claim in standing(ds, on)} == set(names)
    assert len([n for n in names if ds.claims[n].is_count]) + len(set(questions)) == len(set(names))


@holds
@given(ledgers(), whens)
def test_third_parties_are_never_in_an_account(ds: Dataset, on: dt.datetime | None) -> None:
    for row in compare(ds, on):
        for account in row.accounts:
            assert {ds.side_of(ds.claims[name].claimant) for name in account.claims} <= {
                account.side
            }
        assert all(ds.side_of(ds.claims[name].claimant) is None for name in row.others)


@holds
@given(ledgers(), whens)
def test_everything_can_be_said_and_written(ds: Dataset, on: dt.datetime | None) -> None:
    rows = compare(ds, on)
    assert sum(len(found) for _, found in groups(rows)) == len(rows)
    for row in rows:
        assert row.reason.endswith(".")
        assert "None" not in row.reason + sentences.title(row, ds)
        assert "  " not in row.reason
        assert json.dumps(as_json(row, ds))
    for total in sums.table(ds, on):
        assert json.dumps(sums.as_json(total))
        assert sums.sentence(ds, total)


@holds
@given(ledgers())
def test_any_two_claims_subtract_or_refuse_in_both_directions(ds: Dataset) -> None:
    names = list(ds.claims)
    for one in names[:4]:
        for two in names[:4]:
            there, back = sums.subtract(ds, one, two), sums.subtract(ds, two, one)
            assert type(there) is type(back)
            assert there.reason.endswith(".")


@holds
@given(ledgers(), st.sampled_from(("AF", "PK", "UNAMA")), st.sampled_from(("AF", "PK", "TTP")))
def test_select_answers_with_one_sum_or_says_why_not(
    ds: Dataset, claimant: str, subject: str
) -> None:
    found = sums.select(ds, claimant, subject, "killed")
    assert len(found) == 1 or found[0].refusal
    assert all(total.side == claimant for total in found)
