"""Checking claims against everything they name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from incidents.loader.links import circles
from incidents.model import Claim, Incident, Party, Source
from incidents.report import Findings

Where = tuple[str, int]

CORRECT_ID = "correct the id, or correct the row that it names"


class Claims:
    """Claims that were read one by one, and what they refer to.

    Parameters
    ----------
    claims
        By id, each with the file and line it comes from.
    incidents, parties, sources
        Those that were not refused.
    findings
        Where to note what is wrong.
    """

    def __init__(
        self,
        claims: Mapping[str, tuple[Claim, Where]],
        incidents: Mapping[str, Incident],
        parties: Mapping[str, Party],
        sources: Mapping[str, Source],
        findings: Findings,
    ) -> None:
        self._read = claims
        self._incidents = incidents
        self._parties = parties
        self._sources = sources
        self._findings = findings

    def checked(self) -> dict[str, Claim]:
        """Give the claims that stand up, without what they name in vain."""
        known = {
            key: self._with_sources(claim, where)
            for key, (claim, where) in self._read.items()
            if self._names_known(claim, where)
        }
        for field, links in (("revises", _revises), ("part_of", _part_of)):
            known = self._without_circles(known, field, links)
        return {key: self._linked(claim, known) for key, claim in known.items()}

    def _names_known(self, claim: Claim, where: Where) -> bool:
        """Refuse a claim about, by or from something that is not there."""
        known: tuple[tuple[str, str | None, Mapping[str, object]], ...] = (
            ("incident", claim.incident, self._incidents),
            ("claimant", claim.claimant, self._parties),
            ("subject", claim.subject, self._parties),
        )
        missing = [(field, key) for field, key, among in known if key and key not in among]
        for field, key in missing:
            says = (f"no {_thing(field)} has this id, or it was refused", CORRECT_ID)
            self._findings.note("refused", where, field, key, says)
        if not any(source in self._sources for source in claim.sources):
            says = ("no source has any of these ids, or it was refused", CORRECT_ID)
            self._findings.note("refused", where, "sources", ";".join(claim.sources), says)
            return False
        return not missing

    def _with_sources(self, claim: Claim, where: Where) -> Claim:
        missing = [source for source in claim.sources if source not in self._sources]
        if not missing:
            return claim
        for source in missing:
            says = ("no source has this id, or it was refused; the others are kept", CORRECT_ID)
            self._findings.note("warned", where, "sources", source, says)
        kept = tuple(source for source in claim.sources if source in self._sources)
        return claim.model_copy(update={"sources": kept})

    def _without_circles(
        self, claims: dict[str, Claim], field: str, links: Callable[[Claim], tuple[str, ...]]
    ) -> dict[str, Claim]:
        turning = circles({key: links(claim) for key, claim in claims.items() if links(claim)})
        for key in turning.intersection(claims):
            says = ("the claim leads back to itself", "let each claim name only earlier ones")
            where = self._read[key][1]
            self._findings.note("refused", where, field, ";".join(links(claims[key])), says)
        return {key: claim for key, claim in claims.items() if key not in turning}

    def _linked(self, claim: Claim, known: Mapping[str, Claim]) -> Claim:
        """Drop links that lead nowhere or to the other side, and look at the stance."""
        where = self._read[claim.id][1]
        self._check_stance(claim, where)
        changes: dict[str, object] = {}
        kept = tuple(key for key in claim.revises if self._may_revise(claim, key, known, where))
        if kept != claim.revises:
            changes["revises"] = kept
        if claim.part_of and claim.part_of not in known:
            says = (
                "no claim has this id, or it was refused; kept as a part of no claim",
                CORRECT_ID,
            )
            self._findings.note("warned", where, "part_of", claim.part_of, says)
            changes |= {"part_of": None, "scope": "part" if claim.scope == "whole" else claim.scope}
        return claim.model_copy(update=changes) if changes else claim

    def _may_revise(
        self, claim: Claim, older: str, known: Mapping[str, Claim], where: Where
    ) -> bool:
        """Let a claim replace only what its own side said: nobody can unsay another's words."""
        if older not in known:
            says = ("no claim has this id, or it was refused; nothing is replaced", CORRECT_ID)
        elif self._voice(known[older]) != self._voice(claim):
            says = ("this is another side’s claim; it is not replaced", "name one’s own claims")
        elif _is_before(claim, known[older]):
            says = ("this claim was stated later than the one that replaces it", "check the dates")
            self._findings.note("warned", where, "revises", older, says)
            return True
        else:
            return True
        self._findings.note("warned", where, "revises", older, says)
        return False

    def _voice(self, claim: Claim) -> str:
        """Give the side that a claim is by, or the third party itself."""
        return self._parties[claim.claimant].side or f"third party {claim.claimant}"

    def _check_stance(self, claim: Claim, where: Where) -> None:
        side = self._parties[claim.claimant].side
        owner = self._parties[claim.subject].side if claim.subject else side
        if side and claim.stance == "counts":
            says = ("a side does not count: it asserts or admits", "write asserts or admits")
        elif claim.stance == "admits" and (side is None or owner not in (side, None)):
            says = ("one admits only one’s own losses", "write asserts, or correct the subject")
        else:
            return
        self._findings.note("warned", where, "stance", claim.stance, says)


def _revises(claim: Claim) -> tuple[str, ...]:
    return claim.revises


def _part_of(claim: Claim) -> tuple[str, ...]:
    return (claim.part_of,) if claim.part_of else ()


def _thing(field: str) -> str:
    return "incident" if field == "incident" else "party"


def _is_before(claim: Claim, other: Claim) -> bool:
    latest, earliest = claim.stated.latest, other.stated.earliest
    return latest is not None and earliest is not None and latest < earliest
