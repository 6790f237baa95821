"""``python -m benchmarks.matching``: pairs of a row of UCDP and an incident, drawn to be judged.

``draw FILE…`` prints pairs in random order, each with what a reader needs to judge it and not a
word of what the matcher made of it. ``score FILE…`` sets the verdicts in ``matching.csv`` (dataset,
id of the row, incident, verdict, why) against the matcher. Verdicts: *same*; *part* (the row is a
part of the incident); *wider* (the row sums up more than the incident, and must not stand beside it
alone); *open* (the sources do not say); *other*.
"""

from __future__ import annotations

import csv
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from incidents.importing import beside
from incidents.importing.events import UnfitError, day_of
from incidents.importing.importer import Given
from incidents.importing.matching import Match, away_km
from incidents.loader import load
from incidents.model import Dataset, Incident

DATA = Path(__file__).parents[1] / "incidents" / "data"
VERDICTS = Path(__file__).with_name("matching.csv")
NAMES = ("af-pk", "in-pk")
PAIRS, SEED = 100, 20_260_221
NEAR_DAYS, NEAR_KM = 3, 200
REGION = ("Pakistan", "Afghanistan", "India")


class Pair(NamedTuple):
    """A row of UCDP and an incident of a dataset."""

    dataset: str
    match: Match
    incident: Incident

    @property
    def bucket(self) -> str:
        """What the matcher made of the pair."""
        if self.incident.id not in self.match.incidents:
            return "unmatched"
        return self.match.bucket


@cache
def opened(name: str) -> Dataset:
    """Load a shipped dataset."""
    return load(DATA / name)[0]


def near(name: str, match: Match) -> Iterator[Pair]:
    """Pair a row with each incident that is near it in time and place."""
    row, dataset = match.row, opened(name)
    if not any(one in f"{row['country']} {row['side_a']} {row['side_b']}" for one in REGION):
        return
    start, end = (day_of(row[one], one) for one in ("date_start", "date_end"))
    spot = (float(row["longitude"]), float(row["latitude"]))
    for incident in dataset.incidents.values():
        apart = max((incident.start - end).days, (start - incident.end).days)
        places = [dataset.places[one] for one in incident.places if one in dataset.places]
        if apart <= NEAR_DAYS and any(away_km(one.geometry, spot) <= NEAR_KM for one in places):
            yield Pair(name, match, incident)


def pairs(files: Sequence[Path]) -> list[Pair]:
    """Give all pairs that the matcher made, and all others that are near."""
    found: list[Pair] = []
    for name in NAMES:
        for match in beside.matched(opened(name), [Given.of(path) for path in files]):
            try:
                found += near(name, match)
            except (UnfitError, ValueError):
                continue
    return found


def drawn(everything: Sequence[Pair]) -> list[Pair]:
    """Draw pairs: all that the matcher made, and of the others as many as are wanted."""
    chance = random.Random(SEED)
    made = [one for one in everything if one.bucket != "unmatched"]
    rest = [one for one in everything if one.bucket == "unmatched"]
    alike = [one for one in rest if one.match.bucket == "no_day_or_place"]
    others = [one for one in rest if one.match.bucket != "no_day_or_place"]
    half = min(len(alike), (PAIRS - len(made)) * 2 // 3)
    wanted = [*made, *chance.sample(alike, half)]
    wanted += chance.sample(others, min(len(others), PAIRS - len(wanted)))
    chance.shuffle(wanted)
    return wanted


def told(pair: Pair) -> Iterator[str]:
    """Say what there is to read of a pair."""
    row, incident, dataset = pair.match.row, pair.incident, opened(pair.dataset)
    days = f"{row['date_start'][:10]}–{row['date_end'][:10]} (date_prec {row['date_prec']})"
    place = f"{row['where_coordinates']}, {row['adm_2']}, {row['adm_1']}, {row['country']}"
    deaths = "/".join(row[f"deaths_{one}"] for one in ("a", "b", "civilians", "unknown"))
    yield f"# {pair.dataset},{row['id']},{incident.id}"
    yield f"  U {days} {place} (where_prec {row['where_prec']}): {row['where_description'][:160]}"
    yield f"    {row['dyad_name']}; deaths {deaths}, {row['low']}–{row['best']}–{row['high']}"
    yield f"    {row['source_headline'][:260]}"
    yield f"  I {incident.start}–{incident.end} {incident.kind} {'; '.join(incident.places)}"
    yield f"    {incident.title}: {incident.summary[:330]}"
    losses = [
        f"{one.claimant} {one.subject} {one.measure} {one.count.low}–{one.count.high}"
        for one in dataset.claims.values()
        if one.incident == incident.id and one.measure and one.claimant != "UCDP"
    ]
    yield f"    {' | '.join(losses[:9])}"


def scored(everything: Sequence[Pair]) -> Iterator[str]:
    """Set the verdicts against the matcher, and tell every miss."""
    made = {(one.dataset, one.match.row["id"], one.incident.id): one.bucket for one in everything}
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        verdicts = {(r["dataset"], r["id"], r["incident"]): r for r in csv.DictReader(file)}
    counts = Counter((made.get(key, "unmatched"), r["verdict"]) for key, r in verdicts.items())
    for bucket in ("matched", "ambiguous", "unmatched"):
        yield f"{bucket}: { ({v: n for (b, v), n in sorted(counts.items()) if b == bucket}) }"
    for key, r in verdicts.items():
        bucket, belongs = made.get(key, "unmatched"), r["verdict"] in ("same", "part")
        if belongs != (bucket == "matched"):
            yield f"{bucket} {','.join(key)}: {r['verdict']}: {r['why']}"


def main(act: str, *files: str) -> None:
    """Draw pairs, or score the verdicts."""
    everything = pairs([*map(Path, files)])
    if act == "draw":
        for pair in drawn(everything):
            print("\n".join(told(pair)))
    else:
        print("\n".join(scored(everything)))


if __name__ == "__main__":
    main(*sys.argv[1:])
