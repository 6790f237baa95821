"""Tables to join columns with: each way of writing a thing is read once, by the rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from incidents.dates import parse_date
from incidents.loader.asrows import Clock, Values
from incidents.loader.cells import split
from incidents.loader.placing import Placing
from incidents.loader.rows import moment_of
from incidents.loader.staging import Staging
from incidents.model import Party
from incidents.quantities import Moment
from incidents.vocabulary import PRECISIONS, SCOPES, STANCES, Vocabulary


class Lookups:
    """Makes the tables; ``clock`` says where the dataset's days end."""

    def __init__(self, staging: Staging, clock: Clock) -> None:
        self._staging, self._clock = staging, clock

    def words(self, vocabulary: Vocabulary) -> None:
        """List the dataset's controlled words."""
        lists = {
            "kind": vocabulary.kinds,
            "category": vocabulary.categories,
            "measure": vocabulary.measures,
            "stance": STANCES,
            "scope": SCOPES,
            "precision": PRECISIONS,
        }
        columns = {"of": "VARCHAR", "word": "VARCHAR", "counts": "BOOLEAN"}
        told = ((of, one, vocabulary.counts(one)) for of, words in lists.items() for one in words)
        self._staging.listed("words", columns, told)

    def parties(self, parties: Mapping[str, Party]) -> None:
        """List the parties, each with the side, or else the third party, that it speaks for."""
        columns = dict.fromkeys(("id", "name", "side", "voice"), "VARCHAR")
        told = (
            (one.id, one.name, one.side, one.side or f"third party {one.id}")
            for one in parties.values()
        )
        self._staging.listed("known_parties", columns, told)

    def moments(self, given: Iterable[Values]) -> None:
        """Read (text, basis) pairs; those with fractions of a second are left to the rows."""
        instants = dict.fromkeys(("earliest", "latest", "last"), "TIMESTAMP")
        columns = {"text": "VARCHAR", "basis": "VARCHAR", **instants, "said": "DATE"}
        self._staging.listed("moments", columns, self._read(given))

    def _read(self, given: Iterable[Values]) -> Iterator[Values]:
        for text, basis in given:
            moment = self._moment(text, basis)
            if moment and moment.text == text and "." not in text:
                yield (text, basis, *self._clock.moment(moment))

    def _moment(self, text: str, basis: str) -> Moment | None:
        try:
            return moment_of(text, basis, self._clock.zone)
        except ValueError:
            return None

    def days(self, given: Iterable[str]) -> None:
        """Read days, each with the instant at which it begins."""
        days = ((text, _day(text)) for text in sorted(set(given)))
        told = ((text, day, self._clock.midnight(day)) for text, day in days if day)
        columns = {"text": "VARCHAR", "day": "DATE", "began": "TIMESTAMP"}
        self._staging.listed("days", columns, told)

    def cells(self, given: Iterable[str], placing: Placing) -> None:
        """Split cells of place names, and tell whether every name of one is a place's."""
        columns = {"text": "VARCHAR", "names": "VARCHAR[]", "known": "BOOLEAN"}
        split_up = ((text, list(split(text))) for text in given)
        told = ((text, names, placing.knows(names)) for text, names in split_up)
        self._staging.listed("cells", columns, told)


def _day(text: str) -> dt.date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
