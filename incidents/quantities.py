"""How many, and when: the two things that are seldom known exactly, as intervals."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Text = Annotated[str, StringConstraints(strip_whitespace=True)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$")]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]  # ISO 3166-1 alpha-2

MAX_COUNT = 10_000_000

_HEDGE = r"(?:[^\W\d]+ ){0,2}"
MORE_THAN = re.compile(
    _HEDGE + r"(?:more than|over|above|upwards of|in excess of|exceeding|greater than)\b",
    re.IGNORECASE,
)
UP_TO = re.compile(
    _HEDGE + r"(?:up to|at most|no more than|not more than|as many as)\b", re.IGNORECASE
)

ABOUT = re.compile(r"(around|about|nearly|almost|approximately|roughly)\b", re.IGNORECASE)
DOUBT = re.compile(r", (reportedly|allegedly|suspected|by [^,;]*\bestimates?)$", re.IGNORECASE)


class Record(BaseModel):
    """A frozen record; unknown fields are an error, so that nothing is dropped unseen."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CountRange(Record):
    """A count as an interval of whole things, closed below, closed or open above.

    ``low`` and ``high`` are inclusive. ``high`` None with a ``low`` means *at least low*; both
    None means that no number was given. *More than 200* is written ``low=201``, *up to 20*
    ``low=0``. ``wording`` keeps how it was said ("more than 200", "a large number"). ``best`` is
    the estimate within the range that its claimant holds for the likeliest, where it says so.
    """

    low: int | None = Field(default=None, ge=0, le=MAX_COUNT)
    high: int | None = Field(default=None, ge=0, le=MAX_COUNT)
    best: int | None = Field(default=None, ge=0, le=MAX_COUNT)
    wording: Text = ""

    @model_validator(mode="after")
    def _ordered(self) -> CountRange:
        if self.low is None and self.high is not None:
            raise ValueError("high is given without low")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is greater than high {self.high}")
        if self.best is not None and not self._holds(self.best):
            raise ValueError(f"best {self.best} lies outside low and high")
        return self

    def _holds(self, number: int) -> bool:
        return self.low is not None and self.high is not None and self.low <= number <= self.high

    @property
    def has_number(self) -> bool:
        """Whether any number was given."""
        return self.low is not None

    @property
    def is_given(self) -> bool:
        """Whether a number was given, or words in its place."""
        return self.has_number or bool(self.wording)

    @property
    def is_open(self) -> bool:
        """Whether the count is a least: "at least 30", "more than 200"."""
        return self.low is not None and self.high is None

    @property
    def is_more_than(self) -> bool:
        """Whether an open count was said as "more than n", so that ``low`` is n + 1."""
        return self.is_open and bool(MORE_THAN.match(self.wording))

    @property
    def is_up_to(self) -> bool:
        """Whether a count was said as a most: "up to 20"."""
        return self.low == 0 and bool(self.high) and bool(UP_TO.match(self.wording))

    @property
    def about(self) -> str:
        """The word by which a number was said not to be exact: "nearly 70"; or nothing."""
        found = ABOUT.match(self.wording) if self.has_number else None
        return found[1].lower() if found else ""

    @property
    def doubt(self) -> str:
        """How a number was said not to be certain: "25 to 30, suspected"; or nothing."""
        found = DOUBT.search(self.wording) if self.has_number else None
        return found[1] if found else ""

    @property
    def said(self) -> int | None:
        """The number as it was said: "more than 200" is 200, though ``low`` is 201."""
        return self.low - 1 if self.is_more_than and self.low else self.low

    @property
    def said_high(self) -> int | None:
        """The highest number that was said; an open count ends where it begins."""
        return self.said if self.high is None else self.high


class Moment(Record):
    """When something was said, as precisely as is known: the interval it must lie in.

    ``earliest`` and ``latest`` are instants in UTC. A day is the whole day. Both None means that
    no date was found.
    """

    text: Text = ""
    basis: Text = ""
    earliest: dt.datetime | None = None
    latest: dt.datetime | None = None

    @property
    def is_known(self) -> bool:
        """Whether a date was found."""
        return self.latest is not None
