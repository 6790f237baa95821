"""Claims that lead back to themselves: refused, so that what replaces what has an end."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from incidents.loader.circles import circles
from incidents.model import Claim
from incidents.report import Findings, Where


def without_circles(
    read: Mapping[str, tuple[Claim, Where]], findings: Findings
) -> dict[str, Claim]:
    """Give the claims that lead in no circle, neither by revising nor as parts; note the others.

    Parameters
    ----------
    read
        By id, each with the file and line it comes from.
    findings
        Where to note what is wrong.
    """
    kept = {key: claim for key, (claim, _) in read.items()}
    for field, links in (("revises", _revises), ("part_of", _part_of)):
        turning = _turning(kept, links)
        for key in turning:
            findings.refuse(read[key][1], field, ";".join(links(kept[key])), "circle")
        kept = {key: claim for key, claim in kept.items() if key not in turning}
    return kept


def _turning(
    claims: Mapping[str, Claim], links: Callable[[Claim], tuple[str, ...]]
) -> frozenset[str]:
    return circles({key: links(claim) for key, claim in claims.items() if links(claim)})


def _revises(claim: Claim) -> tuple[str, ...]:
    return claim.revises


def _part_of(claim: Claim) -> tuple[str, ...]:
    return (claim.part_of,) if claim.part_of else ()
