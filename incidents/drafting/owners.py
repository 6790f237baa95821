"""Whose loss it is, by what the sentence says of owners, actors and places."""

from __future__ import annotations

import re

from incidents.drafting.actors import actor_of, fired_from, other_side, stranger
from incidents.drafting.counts import Count
from incidents.drafting.kinds import same_number
from incidents.drafting.lexicon import ARMED, BUILDINGS, MATERIEL, PERSONS, SITES, Kin
from incidents.drafting.links import Linked
from incidents.drafting.surroundings import fled_from, side_around, soil_of
from incidents.drafting.telling import Spoken

Owner = tuple[str | None, bool]
"""Whose loss, and whether the text says so."""

_ENEMY = re.compile(
    r"\b(?:enemy|enemies|adversary|adversaries|opponent|aggressor|occupier|occupying"
    r"|invading|invaders?"
    r"|hostile|the (?:other|opposing) side)\b",
    re.IGNORECASE,
)
_OWN = frozenset(
    {"its own", "their own", "his own", "our own", "its", "their", "his", "her", "our"}
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
_OF_WHOM = re.compile(r"s? (?:(?:military|army|civilian|police|combat) )?")
_OWN_RANKS = re.compile(r"""["' ]*(?:\w+ )?among (?:its|their|our) own\b""")
_SUFFERED = re.compile(
    r"\b(?:suffer\w*|sustain\w*|los(?:t|ing|e)|taken|took)(?! in\b| to\b) (?:\w+ )*$"
)
_INFLICTED = re.compile(r"\binflict\w* (?:\w+ ){0,3}$")
_THING = re.compile(
    r"\b(?:strikes?|airstrikes?|shelling|rockets?|missiles?|drones?|blasts?|explosions?"
    r"|mines?|shells?|bombs?"
    r"|fire|attacks?|raids?|bombardment|mortars?|gunmen|attackers?|raiders?|militants?"
    r"|bandits?|terrorists?|assailants?)(?: \w+){0,5}? (?:had |has |also )?$"
)
_PRISONERS = re.compile(r"\b(?:captive|hostage|prisoner)s?\b")
_NO_ACTOR = re.compile(
    r"""["' ]*(?:that )?(?:an?|the)? ?(?:\w+ ){0,3}?(?:attack|blast|bombardment|clash|explosion"""
    r"""|fight|mine|missile|raid|rocket|shell|skirmish|strike|barrage)(?:e?s|ing)?\b""",
    re.IGNORECASE,
)
_A_THING = re.compile(r"\ban? (?:[\w-]+ ){1,5}$")
_LOSSES_AT = re.compile(
    r" (?:losses|casualties|dead|deaths|toll) (?:(?:far |much )?(?:higher|lower)\b|(?:at|as|to"
    r"|were|was)\b)"
)
_LOSSES_OF = re.compile(r"\b(?:losses|casualties|dead|deaths|toll) (?:of|among|for)(?: the)? $")
_ORGAN_AT = re.compile(r" (?:\w+ )?(?:at|as|to|were|was)\b")
_TAKEN = Kin(("shot_down", "captured", "recaptured", "captured_briefly", "destroyed"))
_SUFFERING = Kin(
    ("killed", "wounded", "missing", "displaced", "killed_or_wounded", "damaged", "found")
)


def owner_of(told: Spoken, loss: Linked, category: str | None, whole: Owner | None = None) -> Owner:
    """Find whose loss it is; a part is of those whose the whole is."""
    if found := _stated(told, loss):
        return found, True
    again = same_number(told, loss)
    known = whole or ((again.subject, False) if again and again.subject else None)
    return known or _suffered(told, loss) or _inferred(told, loss, category)


def _stated(told: Spoken, loss: Linked) -> str | None:
    """Take whom the noun names, or what stands beside it."""
    is_act = loss.deed.measure in ("fired", "carried_out", "broke_ceasefire")
    looks = (_named,) if is_act else (_named, _enemy, _possessed, _placed)
    return next(filter(None, (look(told, loss.count) for look in looks)), None) or _of_toll(
        told, loss
    )


def _suffered(told: Spoken, loss: Linked) -> Owner | None:
    """Read whose losses are spoken of, and who lost, suffered or inflicted them."""
    if found := _headed(told, loss.count) or _inflicted(told, loss):
        return found, True
    if loss.deed.measure == "lost" or _SUFFERED.search(told.words[told.start : loss.deed.start]):
        return actor_of(told, loss.deed.start) or told.claimant, True
    return None


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
        or loss.deed.start <= one.start <= loss.deed.end + 1
    ]
    return named[-1].party.id if named else None


def _headed(told: Spoken, count: Count) -> str | None:
    """Read “put Eritrean losses at 100 dead and 100 captured”."""
    for one in told.reading.dispute.mentions(told.words):
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


def _inferred(told: Spoken, loss: Linked, category: str | None) -> Owner:
    """Infer from what happened, where neither noun nor place says whose."""
    side = told.reading.dispute.side(told.claimant)
    if loss.deed.measure in ("fired", "carried_out", "broke_ceasefire"):
        actor = _acting(told, loss)
        return actor or (told.claimant if side else None), bool(actor or side)
    if not side:
        found = fled_from(told, loss) or soil_of(told)
        return (found, True) if found else (side_around(told, loss), False)
    if _is_own(told, loss, category):
        return fled_from(told, loss) or told.claimant, True
    return _by_act(told, loss, category) or _by_kind(told, loss, category)


def _acting(told: Spoken, loss: Linked) -> str | None:
    named = fired_from(told, loss) or actor_of(told, loss.deed.start, loss.count.end)
    return named or stranger(told, loss)


def _is_object(loss: Linked) -> bool:
    """Whether somebody did it to what is counted: “killed three”, “wounding five”."""
    return loss.deed.start < loss.count.start and loss.deed.way in ("right", "either")


def _is_own(told: Spoken, loss: Linked, category: str | None) -> bool:
    """Whether its own side suffered it: fled, or was hit by another, or by a shell or a mine."""
    if loss.deed.measure == "displaced":
        return True
    actor = actor_of(told, loss.deed.start) if _is_object(loss) else None
    is_others = actor != told.claimant and bool(told.reading.dispute.side(actor))
    return is_others or (_is_object(loss) and _is_accident(told, loss, category))


def _is_accident(told: Spoken, loss: Linked, category: str | None) -> bool:
    """Whether a thing did it, that nobody is said to have sent: “a mine killed two soldiers”."""
    before = told.words[: loss.deed.start]
    is_troop = category in ("soldiers", "police")
    is_victim = category in BUILDINGS or (category in PERSONS and category not in ARMED)
    clause = before[told.clause(loss.deed.start) :]
    is_clause = _NO_ACTOR.match(clause) and not told.is_own(loss.deed.start)
    is_thing = (is_victim or _A_THING.search(before)) and _THING.search(before)
    return (is_victim or is_troop) and bool(is_clause or is_thing)


def _by_act(told: Spoken, loss: Linked, category: str | None) -> Owner | None:
    """Who strikes tells of the other's loss."""
    is_trailing = told.words[loss.deed.start : loss.deed.end].lower().endswith("ing")
    is_outcome = is_trailing and category not in ARMED
    if _is_object(loss) and not is_outcome and loss.deed.measure != "released":
        is_taken = category == "persons" and loss.deed.measure == "captured"
        is_taken = is_taken and not _PRISONERS.search(loss.count.phrase)
        is_known = category != "militants" and not is_taken
        return (other_side(told) if is_known else None), is_known and category in ARMED
    return None


def _by_kind(told: Spoken, loss: Linked, category: str | None) -> Owner:
    """Who suffers tells of its own loss; what was taken, or shot down, is the other's."""
    if category == "militants":
        return None, False
    if loss.deed.measure == "shot_down":
        return other_side(told), False
    if loss.deed.measure in _TAKEN and category in (*MATERIEL, *SITES, None):
        return other_side(told), False
    return told.claimant, loss.deed.measure in _SUFFERING
