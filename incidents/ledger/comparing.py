"""Setting each side's standing account of every loss against the other's."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from incidents.ledger.accounts import Finding, judge
from incidents.ledger.notes import notes
from incidents.ledger.questions import judge_question, question_rows
from incidents.ledger.reasons import reason
from incidents.ledger.records import Comparison
from incidents.ledger.rows import Loss, Row, count_rows
from incidents.ledger.standing import Instant, Known, known
from incidents.model import Dataset


def compare(dataset: Dataset, as_known_on: Instant = None) -> tuple[Comparison, ...]:
    """Compare the two sides' accounts of every loss and question, incident by incident.

    Parameters
    ----------
    dataset
        The incidents with *all* their claims. Where a filter has taken one side's claims away,
        that side would be called silent: filter the comparisons with `touching` instead.
    as_known_on
        An instant in UTC; only what had been stated by then counts. None means now.

    Returns
    -------
    tuple of Comparison
        In the order of the incidents, then of the claims; see `ordering.order` for the page.
    """
    view = known(dataset, as_known_on)
    return tuple(
        comparison for incident in dataset.incidents for comparison in _incident(view, incident)
    )


def touching(comparisons: Iterable[Comparison], claims: Container[str]) -> tuple[Comparison, ...]:
    """Keep the comparisons that hold any of these claims: how a filter on claims is applied.

    Both accounts stay whole, so that a side which a filter hides is never called silent.
    """
    return tuple(row for row in comparisons if any(claim in claims for claim in _held(row)))


def _held(row: Comparison) -> Iterator[str]:
    for account in row.accounts:
        yield from account.claims
    yield from row.others


def _incident(view: Known, incident: str) -> list[Comparison]:
    claims = view.claims.get(incident, ())
    rows = count_rows(view, claims)
    found = [_settle(view, row, rows) for row in rows]
    return found + [_settle(view, row, rows) for row in question_rows(view, claims)]


def _settle(view: Known, row: Row, rows: Sequence[Row]) -> Comparison:
    finding = _judge(view, row)
    words = (reason(view, row, finding), notes(view, row, rows))
    loss = row.loss
    return Comparison(
        incident=loss.incident,
        subject=loss.subject,
        subject_side=view.dataset.side_of(loss.subject),
        category=loss.category,
        measure=loss.measure,
        accounts=row.accounts,
        verdict=finding.verdict,
        reason=" ".join(filter(None, words)),
        gap=finding.gap,
        ratio=finding.ratio,
        others=row.others,
        scope=loss.scope,
        counted=_counted(row),
        part=loss.part,
    )


def _judge(view: Known, row: Row) -> Finding:
    if row.loss.category is None:
        return judge_question(view.dataset, row)
    finding = judge(*row.accounts)
    apart = row.counted is not None or row.loss.scope != "whole"
    if apart and finding.verdict in ("agree", "differ", "no_number") and len(row.speakers) == 2:
        return Finding("incomparable")
    return finding


def _counted(row: Row) -> tuple[tuple[str, str], tuple[str, str]] | None:
    if row.counted is None:
        return None
    first, second = (_kind(loss) for loss in row.counted)
    return (first, second)


def _kind(loss: Loss) -> tuple[str, str]:
    return (loss.subject or "", loss.category or "")
