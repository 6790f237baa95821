"""No sentence favours a side: swap the sides, and the names are exchanged and nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.ledger import compare, news, order
from incidents.model import Dataset, Search
from incidents.words import changes, citing, labels, names, reasons, silence, summary
from tests.ledgers import instants, ledgers
from tests.swap import mirror_account, mirror_text, swap

whens = st.none() | instants()
holds = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
When = dt.datetime | None
SEARCHES = st.lists(
    st.builds(
        Search,
        incident=st.just("strike"),
        side=st.sampled_from(("N", "S")),
        day=st.sampled_from((dt.date(2026, 1, 1), dt.date(2026, 2, 2))),
        by=st.just("an editor"),
        where=st.sampled_from(("the wire", "the archive")),
    ),
    max_size=3,
)


@st.composite
def searched(draw: st.DrawFn) -> Dataset:
    """Draw a ledger in which the second incident is searched as a log says, or not at all."""
    data = draw(ledgers())
    strike = data.incidents["strike"].model_copy(update={"searched": None})
    return replace(
        data,
        incidents=dict(data.incidents) | {"strike": strike},
        searches=tuple(draw(SEARCHES)),
    )


@holds
@given(searched(), whens)
def test_every_row_is_said_alike(data: Dataset, on: When) -> None:
    turned, manifest = swap(data), data.manifest
    for row, image in zip(order(compare(data, on)), order(compare(turned, on)), strict=True):
        assert reasons.reason(image, turned) == mirror_text(reasons.reason(row, data), manifest)
        assert names.title(image, turned) == mirror_text(names.title(row, data), manifest)
        assert labels.verdict(image) == labels.verdict(row)
        for account in row.accounts:
            label = mirror_text(labels.account(account, row, data), manifest)
            assert labels.account(mirror_account(account, manifest), image, turned) == label


@holds
@given(searched(), whens)
def test_the_summary_is_said_alike(data: Dataset, on: When) -> None:
    turned = swap(data)
    told = summary.summary(data, compare(data, on))
    assert summary.summary(turned, compare(turned, on)) == mirror_text(told, data.manifest)


@holds
@given(searched(), whens, whens)
def test_news_and_searches_and_citations_are_said_alike(
    data: Dataset, one: When, two: When
) -> None:
    turned, manifest = swap(data), data.manifest
    said = [changes.sentence(item, data) for item in news(data, one, two)]
    said += [silence.searched(item, data) for item in data.incidents.values()]
    said += [citing.statement(item, data) for item in data.claims.values()]
    image = [changes.sentence(item, turned) for item in news(turned, one, two)]
    image += [silence.searched(item, turned) for item in turned.incidents.values()]
    image += [citing.statement(item, turned) for item in turned.claims.values()]
    assert image == [mirror_text(text, manifest) for text in said]
