"""What claims may say of each other: who revises whom, and what is part of what.

The rules are those of the ledger ("Who stands for a side", "What check warns of"): a revision is
of one incident, side, subject, measure and scope and is not older than what it revises; a part
belongs to a claim of its own side and is no greater than it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from incidents.dates import last_of
from incidents.model import Claim, Incident, Party
from incidents.report import Findings, Where
from incidents.vocabulary import TOTALS, Vocabulary

_UNNAMED = re.compile(r"\b(unnamed|anonymous|not named|unidentified)\b", re.IGNORECASE)


class Linking:
    """Claims that name only what there is, to be linked with each other.

    Parameters
    ----------
    claims, incidents, parties
        By id.
    where
        The file and line of each claim.
    vocabulary
        The dataset's words.
    findings
        Where to note what is wrong.
    """

    def __init__(
        self,
        claims: Mapping[str, Claim],
        incidents: Mapping[str, Incident],
        parties: Mapping[str, Party],
        where: Mapping[str, Where],
        *,
        vocabulary: Vocabulary,
        findings: Findings,
    ) -> None:
        self._claims = claims
        self._incidents = incidents
        self._parties = parties
        self._where = where
        self._vocabulary = vocabulary
        self._findings = findings

    def linked(self, zone: dt.tzinfo) -> dict[str, Claim]:
        """Drop links that mean nothing, and warn of what claims say against each other."""
        linked = {key: self._linked(claim) for key, claim in self._claims.items()}
        for claim in linked.values():
            self._check_stance(claim)
            self._check_time(claim, zone)
        self._check_parts(linked)
        self._check_twice(linked.values())
        return linked

    def _warn(self, claim: Claim, column: str, value: str, fault: str, /, **values: str) -> None:
        self._findings.warn(self._where[claim.id], column, value, fault, **values)

    def _linked(self, claim: Claim) -> Claim:
        changes: dict[str, object] = {}
        kept = tuple(older for older in claim.revises if self._may_revise(claim, older))
        if kept != claim.revises:
            changes["revises"] = kept
        if claim.part_of and not self._may_be_part(claim, claim.part_of):
            changes |= {"part_of": None, "scope": "part" if claim.scope == "whole" else claim.scope}
        return claim.model_copy(update=changes) if changes else claim

    def _may_revise(self, claim: Claim, older: str) -> bool:
        old = self._claims.get(older)
        if old is None:
            self._warn(claim, "revises", older, "revises_unknown")
            return False
        fault, aspect = self._why_no_revision(claim, old)
        if fault:
            self._warn(claim, "revises", older, fault, aspect=aspect)
        return not fault

    def _why_no_revision(self, claim: Claim, old: Claim) -> tuple[str, str]:
        """Name the fault of a revision that is none, and the aspect in which the two differ."""
        if self._voice(old) != self._voice(claim):
            return "revises_other_side", ""
        if aspect := self._other_aspect(claim, old):
            return "revises_other_loss", aspect
        if _is_before(claim, old):
            return "revises_later", ""
        if self._is_unnamed(claim) and not self._is_unnamed(old):
            return "revises_named", ""
        return "", ""

    def _other_aspect(self, claim: Claim, old: Claim) -> str:
        if claim.incident != old.incident:
            return "incident"
        if claim.subject != old.subject:
            return "subject"
        if not self._vocabulary.same_things(claim.measure, old.measure):
            return "measure"
        return "scope" if _scope(claim) != _scope(old) else ""

    def _voice(self, claim: Claim) -> str:
        """Give the side that a claim is by, or the third party itself."""
        return self._parties[claim.claimant].side or f"third party {claim.claimant}"

    def _is_unnamed(self, claim: Claim) -> bool:
        """Tell whether nobody stands for a claim by name: neither its speaker nor its party."""
        return bool(_UNNAMED.search(claim.speaker + " " + self._parties[claim.claimant].name))

    def _may_be_part(self, claim: Claim, whole: str) -> bool:
        found = self._claims.get(whole)
        if found is None:
            self._warn(claim, "part_of", whole, "part_unknown")
        elif self._voice(found) != self._voice(claim):
            self._warn(claim, "part_of", whole, "part_other_side")
        elif not self._is_kind_of(claim, found):
            kinds = {"part": claim.category or "", "whole": found.category or ""}
            self._warn(claim, "part_of", whole, "part_other_kind", **kinds)
        else:
            return True
        return False

    def _is_kind_of(self, part: Claim, whole: Claim) -> bool:
        """Tell whether what a part counts may be among what its whole counts."""
        if part.category is None or whole.category is None or part.category == whole.category:
            return True
        return self._vocabulary.related(whole.category, part.category)

    def _check_stance(self, claim: Claim) -> None:
        side = self._parties[claim.claimant].side
        owner = self._parties[claim.subject].side if claim.subject else side
        if side and claim.stance == "counts":
            self._warn(claim, "stance", claim.stance, "side_counts")
        elif claim.stance == "reports" and (side is None or owner not in (side, None)):
            self._warn(claim, "stance", claim.stance, "reports_other")
        elif claim.stance == "withdraws" and not claim.revises:
            self._warn(claim, "stance", claim.stance, "withdraws_nothing")

    def _check_time(self, claim: Claim, zone: dt.tzinfo) -> None:
        incident, latest = self._incidents[claim.incident], last_of(claim.stated)
        began = incident.hour_start or dt.datetime.combine(incident.start, dt.time(), zone)
        is_total = self._vocabulary.is_kind(incident.kind, TOTALS)
        if latest is not None and latest < began and not is_total:
            start = incident.start.isoformat()
            self._warn(claim, "stated", claim.stated.text, "before_event", start=start)

    def _check_parts(self, claims: Mapping[str, Claim]) -> None:
        replaced = {old: claim.id for claim in claims.values() for old in claim.revises}
        parts: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in claims.values():
            if claim.part_of is None or claim.id in replaced:
                continue
            if claim.part_of in replaced:
                now = _standing(replaced, claim.part_of)
                self._warn(claim, "part_of", claim.part_of, "part_replaced", now=now)
            parts[claim.part_of].append(claim)
        for whole, found in parts.items():
            self._check_sizes(claims[whole], found)

    def _check_sizes(self, whole: Claim, parts: list[Claim]) -> None:
        """Warn of a part greater than its whole, and of parts that together are."""
        most = whole.count.high
        if most is None:
            return
        alike = [part for part in parts if part.measure == whole.measure]
        greater = [part for part in alike if (part.count.low or 0) > most]
        for part in greater:
            said = {"part": str(part.count.low), "whole": str(most)}
            self._warn(part, "part_of", whole.id, "part_greater", **said)
        together = sum(part.count.low or 0 for part in self._apart(alike))
        if together > most and not greater:
            said = {"part": str(together), "whole": str(most)}
            self._warn(alike[-1], "part_of", whole.id, "parts_greater", **said)

    def _apart(self, parts: list[Claim]) -> list[Claim]:
        """Keep parts that count other people or things: none of a kind that another one holds."""
        return [
            part
            for part in parts
            if not any(
                other.category != part.category
                and self._vocabulary.contains(other.category or "", part.category or "")
                for other in parts
            )
        ]

    def _check_twice(self, claims: Iterable[Claim]) -> None:
        first: dict[tuple[object, ...], str] = {}
        for claim in claims:
            if not claim.count.has_number:
                continue
            loss = (claim.incident, claim.claimant, claim.subject, claim.category, claim.measure)
            bounds = (claim.count.low, claim.count.high, claim.scope, claim.part_of, claim.stance)
            key = (*loss, *bounds, claim.part.casefold(), frozenset(claim.sources))
            if key in first:
                self._warn(claim, "id", claim.id, "claim_twice", other=first[key])
            first.setdefault(key, claim.id)


def _scope(claim: Claim) -> str:
    return "part" if claim.part_of else claim.scope


def _standing(replaced: Mapping[str, str], claim: str) -> str:
    """Follow revisions to the claim that nothing replaces; they lead in no circle."""
    while claim in replaced:
        claim = replaced[claim]
    return claim


def _is_before(claim: Claim, other: Claim) -> bool:
    latest, earliest = last_of(claim.stated), other.stated.earliest
    return latest is not None and earliest is not None and latest < earliest
