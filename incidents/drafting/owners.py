"""Whose loss it is, by what the sentence says of owners, actors and places."""

from __future__ import annotations

import re

from incidents.drafting.counts import Count
from incidents.drafting.lexicon import ARMED, BUILDINGS, PERSONS
from incidents.drafting.links import Linked
from incidents.drafting.telling import Spoken

Owner = tuple[str | None, bool]
"""Whose loss, and whether the text says so."""

_ENEMY = re.compile(
    r"\b(?:enemy|enemies|adversary|adversaries|opponent|aggressor|occupier|occupying"
    r"|invading|invaders?"
    r"|hostile|the other side)\b",
    re.IGNORECASE,
)
_OWN = frozenset(
    {"its own", "their own", "his own", "our own", "its", "their", "his", "her", "our"}
)
_PLACE = re.compile(
    r"\b(?:in|inside|on|near|across|from|within|at|into|over|against|towards?|with)(?: the"
    r"| its)? $",
    re.IGNORECASE,
)
_AFTER_NOUN = re.compile(
    r"""["' ]*(?:(?:living|based|stationed|serving|working) )?"""
    r"""(?:of|from|belonging to|in|inside|on|across"""
    r"""|(?:launched|fired|sent|flown|operated) by) (?:\w+ ){0,4}?$"""
)
_OWN_SOIL = re.compile(
    r"""["' ]*(?:[\w']+ ){0,4}?(?:on|in|inside) (?:its|their|our)(?: own)? """
    r"(?:side|soil|territory)\b"
)
_INSIDE = re.compile(r"\b(?:in|inside|on|across|within|near)(?: the)? $", re.IGNORECASE)
_OF_WHOM = re.compile(r"s? (?:(?:military|army|civilian|police|combat) )?")
_FROM = re.compile(r"[^,;.]{0,30}? from(?: the)? $")
_OWN_RANKS = re.compile(r"""["' ]*(?:\w+ )?among (?:its|their|our) own\b""")
_SOIL = re.compile(
    r" (?:side|bank|shore|half|territory|soil|villages?|towns?|districts?|provinces?|border)\b"
)
_SUFFERED = re.compile(r"\b(?:suffer\w*|sustain\w*|los(?:t|ing|e)|taken|took) (?:\w+ )*$")
_INFLICTED = re.compile(r"\binflict\w* (?:\w+ ){0,3}$")
_THING = re.compile(
    r"\b(?:strikes?|airstrikes?|shelling|rockets?|missiles?|drones?|blasts?|explosions?"
    r"|mines?|shells?|bombs?"
    r"|fire|attacks?|raids?|bombardment|mortars?|gunmen|attackers?|raiders?|militants?"
    r"|bandits?|terrorists?|assailants?)(?: \w+){0,5}? (?:had |has |also )?$"
)
_A_THING = re.compile(r"\ban? (?:[\w-]+ ){1,5}$")
_RELATIVE = re.compile(r"\b(?:which|who)(?: \w+){0,2} $")
_PROPER = re.compile(r" (?P<name>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*) (?:had |has |have |also )?$")
_LOSSES_AT = re.compile(r" (?:losses|casualties|dead|deaths|toll) (?:at|as|to|were|was)\b")
_LOSSES_OF = re.compile(r"\b(?:losses|casualties|dead|deaths|toll) (?:of|among|for)(?: the)? $")
_ORGAN_AT = re.compile(r" (?:\w+ )?(?:at|as|to|were|was)\b")
_BY = re.compile(r"^[^,;]{0,40}?\bby (?:the )?(?=[A-Z])")
_TAKEN = ("shot_down", "captured", "recaptured", "captured_briefly", "destroyed")
_SUFFERING = ("killed", "wounded", "missing", "displaced", "killed_or_wounded", "damaged", "found")


def owner_of(told: Spoken, loss: Linked, category: str | None, whole: Owner | None = None) -> Owner:
    """Find whose loss it is; a part is of those whose the whole is."""
    for look in (_named, _enemy, _possessed, _placed):
        if found := look(told, loss.count):
            return found, True
    if found := _of_toll(told, loss):
        return found, True
    if whole:
        return whole
    if found := _headed(told, loss.count) or _inflicted(told, loss):
        return found, True
    if loss.deed.measure == "lost" or _SUFFERED.search(told.words[told.start : loss.deed.start]):
        return actor_of(told, loss.deed.start) or told.claimant, True
    return _inferred(told, loss, category)


def _inflicted(told: Spoken, loss: Linked) -> str | None:
    """Read “inflicted 30 dead on them”: the loss is not that of who acts."""
    if not _INFLICTED.search(told.words[told.start : loss.count.start]):
        return None
    actor = actor_of(told, loss.count.start)
    return other_side(told) if actor == told.claimant else actor and told.claimant


def _named(told: Spoken, count: Count) -> str | None:
    """Read the noun phrase: “Cambodian artillery pieces”, “three of the gunmen”."""
    inside = [
        one.party for one in told.mentions() if count.start <= one.start and one.end <= count.end
    ]
    return inside[0].id if inside else None


def _of_toll(told: Spoken, loss: Linked) -> str | None:
    """Read “the number of Cambodian dead”, “Chinese losses”."""
    if loss.deed.way != "toll":
        return None
    named = [
        one
        for one in told.mentions()
        if _OF_WHOM.fullmatch(told.words[one.end : max(one.end, loss.deed.start)])
        or loss.deed.start <= one.start < loss.deed.end
    ]
    return named[-1].party.id if named else None


def _headed(told: Spoken, count: Count) -> str | None:
    """Read “put Eritrean losses at 100 dead and 100 captured”."""
    for one in told.mentions():
        is_after = one.end < count.start
        if is_after and _LOSSES_AT.match(told.words, one.end):
            return one.party.id
        is_of = _LOSSES_OF.search(told.words[: one.start])
        if is_after and is_of and _ORGAN_AT.match(told.words, one.end):
            return one.party.id
    return None


def _enemy(told: Spoken, count: Count) -> str | None:
    around = told.words[max(told.start, count.start - 40) : count.end + 40]
    return other_side(told) if _ENEMY.search(around) else None


def _possessed(told: Spoken, count: Count) -> str | None:
    """Read “four of its soldiers”: of who acts in the clause, else of who speaks."""
    own = re.match(r"\W*(?:of )?(?:its|their|our|his) (?:own )?", count.phrase)
    if count.whose not in _OWN and not own:
        return None
    taken = [one for one in told.parsed.deeds if one.end <= count.start and one.way != "left"]
    is_harmed = taken and taken[-1].measure not in ("lost", "toll") and taken[-1].way == "right"
    if is_harmed and count.start - taken[-1].end < 12:
        return other_side(told) if told.is_own(taken[-1].start) else told.claimant
    return actor_of(told, count.start) or told.claimant


def _placed(told: Spoken, count: Count) -> str | None:
    """Read what follows the noun: “of the Armenian army”, “on the Eritrean side”."""
    if _OWN_SOIL.match(told.words[count.end :]) or _OWN_RANKS.match(told.words[count.end :]):
        return told.claimant
    for one in told.mentions():
        gap = told.words[count.end : one.start]
        if one.start >= count.end and one.party.is_side and _AFTER_NOUN.fullmatch(gap):
            return one.party.id
    return None


def actor_of(told: Spoken, place: int, end: int | None = None) -> str | None:
    """Find who acts at a place of the sentence: the subject of its clause, or “by X” after it."""
    begin = told.clause(place)
    if told.is_of_others(place):
        return other_side(told)
    if told.is_own(place):
        return told.claimant
    if end is not None and (by := _BY.match(told.words[end:])):
        named = [one for one in told.mentions() if one.start >= end + by.end() - 1]
        if named and named[0].start <= end + by.end() + 1:
            return named[0].party.id
    named = [one for one in told.mentions() if begin <= one.start and one.end <= place]
    if named and _RELATIVE.search(told.words[begin:place]):
        return named[-1].party.id
    counted = told.parsed.counts
    acting = (one for one in named if not any(c.start < one.start < c.end for c in counted))
    actors = [one for one in acting if not _is_place(told.words[begin : one.start])]
    return actors[0].party.id if actors else None


def _is_place(before: str) -> bool:
    """Whether a party is named as a place; men from there act for it."""
    is_from = re.search(r"\b(?:persons|people|men|group|gunmen|militants|units?) from $", before)
    return bool(_PLACE.search(before)) and not is_from


def other_side(told: Spoken) -> str | None:
    """Name the other side: of two, the other; of more, the one that the sentence names."""
    dispute = told.reading.dispute
    if found := dispute.opponent(told.claimant):
        return found
    if not dispute.side(told.claimant):
        return None
    named = [one.party.id for one in dispute.mentions(told.words) if one.party.is_side]
    others = [party for party in named if party != told.claimant]
    return others[-1] if others else None


def _inferred(told: Spoken, loss: Linked, category: str | None) -> Owner:
    """Infer from what happened, where neither noun nor place says whose."""
    side = told.reading.dispute.side(told.claimant)
    if loss.deed.measure in ("fired", "carried_out", "broke_ceasefire"):
        actor = (
            _fired_from(told, loss)
            or actor_of(told, loss.deed.start, loss.count.end)
            or _stranger(told, loss)
        )
        return actor or (told.claimant if side else None), bool(actor or side)
    if not side:
        found = _fled_from(told, loss) or _soil(told)
        return (found, True) if found else (_around(told), False)
    return _of_side(told, loss, category)


def _fired_from(told: Spoken, loss: Linked) -> str | None:
    """Read “30 rockets were launched from Lebanon”."""
    end = max(loss.deed.end, loss.count.end)
    after = (one for one in told.mentions() if one.start >= end and one.party.is_side)
    return next((one.party.id for one in after if _FROM.match(told.words[end : one.start])), None)


def _stranger(told: Spoken, loss: Linked) -> str | None:
    """Take an actor that is no party of the dispute by its name: “that Group X fired”."""
    found = _PROPER.search(told.words[told.cue_end : loss.deed.start])
    return found["name"] if found and loss.deed.start > told.cue_end else None


def _of_side(told: Spoken, loss: Linked, category: str | None) -> Owner:
    """Who strikes tells of the other's loss; who suffers tells of its own."""
    is_object = loss.deed.start < loss.count.start and loss.deed.way in ("right", "either")
    actor = actor_of(told, loss.deed.start) if is_object else None
    if actor and actor != told.claimant and told.reading.dispute.side(actor):
        return told.claimant, True
    is_victim = category in BUILDINGS or (category in PERSONS and category not in ARMED)
    is_hit = _A_THING.search(told.words[: loss.deed.start]) and category in ("soldiers", "police")
    if is_object and (is_victim or is_hit) and _THING.search(told.words[: loss.deed.start]):
        return told.claimant, True
    is_trailing = told.words[loss.deed.start : loss.deed.end].lower().endswith("ing")
    if (
        is_object
        and not (is_trailing and category not in ARMED)
        and loss.deed.measure != "released"
    ):
        return other_side(told), category in ARMED
    if category == "militants" or loss.deed.measure == "shot_down":
        return other_side(told), False
    if category in PERSONS or category in BUILDINGS or loss.deed.measure in _SUFFERING:
        return told.claimant, loss.deed.measure in _SUFFERING
    return (other_side(told) if loss.deed.measure in _TAKEN else told.claimant), False


def _fled_from(told: Spoken, loss: Linked) -> str | None:
    """Take those who crossed into one of two sides as people of the other."""
    if loss.deed.measure != "displaced":
        return None
    for one in told.mentions():
        before = told.words[: one.start]
        if re.search(r"\b(?:arrivals|evacuees|refugees|fled|displaced) from $", before):
            return one.party.id
        if re.search(r"\b(?:into|to|(?:refuge|shelter) in) $", before):
            return told.reading.dispute.opponent(one.party.id)
    return None


def _around(told: Spoken) -> str | None:
    """Take the side whose soil the places lie on, else of whom the paragraph spoke.

    Else the dateline's, unless a place of the article is disputed.
    """
    hearing = told.reading.memory
    if found := hearing.soil.of(told.words):
        return found
    before = (draft for draft in told.reading.latest() if draft.span[0] >= told.paragraph)
    subjects = (draft.subject for draft in before if draft.category in PERSONS)
    here = next((one for one in subjects if told.reading.dispute.side(one)), None)
    return here or (None if hearing.soil.disputed else hearing.home)


def _soil(told: Spoken) -> str | None:
    """Find the side on whose soil the sentence places what it tells: “in Lebanon”."""
    for one in told.reading.dispute.mentions(told.words):
        before, after = told.words[: one.start], told.words[one.end :]
        is_place = _INSIDE.search(before)
        if told.reading.memory.soil.is_state(one.party) and (is_place or _SOIL.match(after)):
            return one.party.id
    return None
