"""What was counted: the category of a loss, from its noun or from what was counted before."""

from __future__ import annotations

import re

from incidents.drafting.lexicon import MATERIEL, PERSONS, WHOSE_LOSSES, category_of
from incidents.drafting.links import Linked
from incidents.drafting.matters import first_beside, noun_in
from incidents.drafting.shape import Draft
from incidents.drafting.telling import Spoken

_ARMY_LOST = re.compile(
    r"\b(?:losses|casualties|dead|deaths|toll) (?:of|among|for) (?:the )?(?:[\w-]+ )?"
    r"(?:army|forces|troops|military|soldiers)\b"
)
_AMONG = re.compile(r"[^,;.]{0,40}? among (?:its|their|the) (?P<noun>[a-z-]+)")
_PURSUED = re.compile(
    r"\bthe (?P<noun>attackers|bandits|gunmen|infiltrators|intruders|militants|raiders|rebels"
    r"|saboteurs) and $"
)
_UP_TO = re.compile(r"(?:(?! (?:at|to|is|was|were|stood|stands|had|has|in|on)\b) [\w-]+){0,3}")
_HELD = re.compile(r"arrest|detention", re.IGNORECASE)
_AGAIN = re.compile(r"\b(?:[Tt]he \S+|[Bb]oth)$")
_OWN = re.compile(r"(?:our|his|its|their)\b")
_OTHERS = re.compile(r" (?:more|others)\b")
FIGURES = ("reports", "asserts", "counts")


def last_figure(told: Spoken) -> Draft | None:
    """Find the figure that a bare one answers: the last one drafted."""
    latest = [one for one in told.reading.latest() if one.stance in FIGURES]
    figures = [one for one in latest if one.scope != "part"]
    is_same = figures and figures[0].claimant == told.claimant and figures[0].wording
    if is_same and figures[0].span[0] >= told.paragraph:
        return first_beside(figures, told.reading.text)
    return next((one for one in figures if one.low is not None or one.high is not None), None)


def kind_of(
    told: Spoken, loss: Linked, last: str | None, before: str | None
) -> tuple[str | None, bool]:
    """Find what was counted; without a noun it is what was counted before."""
    found = _armed(told, loss)
    if found or loss.count.noun:
        return found or loss.count.noun, loss.count.noun == (found or loss.count.noun)
    return _continued(told, loss, last, before)


def _armed(told: Spoken, loss: Linked) -> str | None:
    """Tell whose officers and men they are, by the body that speaks of them."""
    if loss.count.noun == "officers":
        context = told.speaker.words + told.words + told.reading.before
        return "police" if re.search(r"\bpolice\b", context, re.IGNORECASE) else "soldiers"
    is_own = loss.deed.measure == "lost" or _OWN.match(loss.count.whose)
    if loss.count.noun == "persons" and is_own and re.search(r"\bmen$", loss.count.phrase):
        side = told.reading.dispute.side(told.claimant)
        return "soldiers" if side is None or side.is_state else "fighters"
    return None


def _continued(
    told: Spoken, loss: Linked, last: str | None, before: str | None
) -> tuple[str | None, bool]:
    """Find what a number without a noun counts: “more”, a toll, else what was counted before."""
    is_more = before and _OTHERS.match(told.words, loss.count.numeral.end)
    if noun := _told_beside(told, loss) or (before if is_more else None):
        return noun, True
    if loss.deed.way == "toll":
        is_held = _HELD.match(told.words, loss.deed.start)
        is_open = (
            loss.deed.measure in ("killed_or_wounded", "destroyed", "captured") and not is_held
        )
        return _whose(told, loss) or (_manpower(told, loss) if is_open else "persons"), True
    if same := same_number(told, loss):
        return same.category, False
    return last or _thing_before(told, loss) or _before(told, loss.deed.measure), bool(last)


def _thing_before(told: Spoken, loss: Linked) -> str | None:
    """Read “two drones flew over; one was brought down”."""
    before = [one.noun for one in told.parsed.counts if one.end <= loss.count.start and one.noun]
    is_thing = loss.deed.measure in ("captured", "damaged", "destroyed", "shot_down")
    return before[-1] if is_thing and before and before[-1] in MATERIEL else None


def same_number(told: Spoken, loss: Linked) -> Draft | None:
    """Find the figure that “the three” or “both” speaks of again."""
    numeral = loss.count.numeral
    if loss.count.noun or not _AGAIN.search(told.words[: numeral.end]):
        return None
    latest = (one for one in told.reading.latest() if one.category in PERSONS)
    return next((one for one in latest if (one.low, one.high) == (numeral.low, numeral.high)), None)


def _told_beside(told: Spoken, loss: Linked) -> str | None:
    """Read “31 injured among its farmers”, “pursued the raiders and killed seven”."""
    if loss.count.numeral.wording.lower() in ("nobody", "no one"):
        return "persons"
    if loss.deed.way == "left" and _ARMY_LOST.search(told.words):
        return "soldiers"
    if found := _AMONG.match(told.words, loss.deed.end):
        return category_of([found["noun"]])
    found = _PURSUED.search(told.words[: loss.deed.start]) if loss.deed.way != "toll" else None
    return category_of([found["noun"]]) if found else None


def _whose(told: Spoken, loss: Linked) -> str | None:
    """Read “military deaths” and “civilian casualties”."""
    after = _UP_TO.match(told.words, loss.deed.end)
    if found := noun_in(told.words[loss.deed.start : after.end() if after else 0].split()):
        return found
    before = re.search(r"(\w+) $", told.words[: loss.deed.start])
    return WHOSE_LOSSES.get(before[1].lower()) if before else None


def _manpower(told: Spoken, loss: Linked) -> str | None:
    is_men = re.match(
        r" (?:in|of|among) (?:\w+ )?(?:manpower|personnel|men|troops)", told.words[loss.deed.end :]
    )
    return "soldiers" if is_men else None


def _before(told: Spoken, measure: str) -> str | None:
    """Take the category of the sentence that this one continues; who fled is counted anew."""
    for draft in told.reading.latest() if measure != "displaced" else ():
        is_said = draft.low is not None or draft.high is not None
        if (
            draft.claimant == told.claimant
            and draft.category in PERSONS
            and is_said
            and draft.scope != "part"
        ):
            return draft.category
    is_of_people = measure in ("killed", "wounded", "missing", "displaced", "found", "released")
    return "persons" if is_of_people else None
