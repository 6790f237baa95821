"""Setting each side's standing account of every loss against the other's."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from incidents.ledger.accounts import Finding, judge
from incidents.ledger.folding import aspect_of, fold, is_akin, told_elsewhere
from incidents.ledger.questions import judge_question, names_also, question_rows
from incidents.ledger.records import UNSAID, Account, Comparison, Loss
from incidents.ledger.remarks import remarks
from incidents.ledger.rows import OpenRow, answered, attach, grouped, loss_of, with_each
from incidents.ledger.standing import Instant, Known, is_known
from incidents.model import Claim, Dataset


def compare(dataset: Dataset, as_known_on: Instant = None) -> tuple[Comparison, ...]:
    """Compare the two sides' accounts of every loss and question, incident by incident.

    Parameters
    ----------
    dataset
        The incidents with *all* their claims. Where a filter has taken one side's claims away,
        that side would be called silent: filter the comparisons with `touching` instead.
    as_known_on
        An instant in UTC; only what had been stated by then counts. None means now. A side that
        speaks later of what the dataset holds is told as `outside`, not as silent.

    Returns
    -------
    tuple of Comparison
        In the order of the incidents, then of the claims; see `ordering.order` for the page.
    """
    known = Known.at(dataset, as_known_on)
    return tuple(
        comparison for incident in dataset.incidents for comparison in _incident(known, incident)
    )


def touching(comparisons: Iterable[Comparison], claims: Container[str]) -> tuple[Comparison, ...]:
    """Keep the comparisons that hold any of these claims: how a filter on claims is applied.

    Both accounts stay whole, so that a side which a filter hides is never called silent.
    """
    return tuple(row for row in comparisons if any(claim in claims for claim in _spoken(row)))


def _spoken(row: Comparison) -> Iterator[str]:
    for account in row.accounts:
        yield from account.claims
    yield from row.others


def _incident(known: Known, incident: str) -> list[Comparison]:
    claims = known.claims.get(incident, ())
    rows = count_rows(known, claims)
    found = [_settle(known, row, rows) for row in rows]
    found += [_settle(known, row, rows) for row in question_rows(known, claims)]
    return [_with_later(known, one) for one in found] if known.on else found


def count_rows(known: Known, claims: Sequence[Claim]) -> list[OpenRow]:
    """Form the rows of one incident's counted claims, in the order of the file."""
    counted = [claim for claim in claims if claim.is_count]
    thirds = known.of_side(None, counted)
    sides = [claim for claim in counted if known.dataset.side_of(claim.claimant)]
    rows = answered(known, fold(known, grouped(known, sides)), claims)
    rows = answered(known, attach(known, rows, thirds), claims)
    rows = [told_elsewhere(known, row, rows) for row in rows]
    return sorted(rows, key=lambda row: row.first)


def _settle(known: Known, row: OpenRow, rows: Sequence[OpenRow]) -> Comparison:
    if row.loss.category is None:
        finding = judge_question(known.dataset, row)
        beside = names_also(known, row, finding)
    else:
        finding = _judge(row)
        beside = remarks(known, row, finding, rows)
    return Comparison(
        loss=row.loss,
        subject_side=known.dataset.side_of(row.loss.subject),
        accounts=row.accounts,
        verdict=finding.verdict,
        aspect=finding.aspect,
        gap=finding.gap,
        ratio=finding.ratio,
        others=row.others,
        counted=row.counted,
        remarks=beside,
    )


def _judge(row: OpenRow) -> Finding:
    """Judge two accounts of a loss; of unlike losses only whether they speak can be judged."""
    finding = judge(*row.accounts)
    both = all(each.state in ("figure", "words") for each in row.accounts)
    if row.counted is not None and both:
        return Finding("incomparable", aspect=row.aspect)
    return finding


def _with_later(known: Known, row: Comparison) -> Comparison:
    """Tell a side that had not spoken by the instant, but does later, from one that is silent.

    Where an outlet had noted by then that it had not commented, that is what was known.
    """

    def later(each: Account) -> Account:
        is_later = each.state in UNSAID and _speaks_later(known, row, each)
        return replace(each, state="outside") if is_later else each

    return with_each(row, later)


def _speaks_later(known: Known, row: Comparison, account: Account) -> bool:
    return any(
        claim.incident == row.incident
        and claim.stance != "no_comment"
        and not is_known(claim, known.on)
        and known.dataset.side_of(claim.claimant) == account.side
        and _is_of(known, claim, row.loss)
        for claim in known.dataset.claims.values()
    )


def _is_of(known: Known, claim: Claim, loss: Loss) -> bool:
    """Tell whether a claim is about a loss, or answers a question."""
    if loss.category is None or not claim.is_count:
        return claim.measure == loss.measure
    other = loss_of(known, claim)
    return is_akin(known, other, loss) or bool(aspect_of(known, other, loss))
