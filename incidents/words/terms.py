"""What people read for the controlled words, in tables: nothing here is decided, only said.

A word that a dataset adds is said as the dataset says it: like a name, it is never translated.
"""

from __future__ import annotations

from collections.abc import Mapping

from incidents.text import one_line
from incidents.vocabulary import Axis, Vocabulary
from incidents.words.tongue import N_, _

STANCES: Mapping[str, str] = {
    "asserts": N_("claims"),
    "reports": N_("reports"),
    "counts": N_("counts"),
    "denies": N_("denies"),
    "disputes": N_("disputes"),
    "withdraws": N_("withdraws"),
    "accuses": N_("accuses"),
    "declines": N_("declines to comment"),
    "appeals": N_("appeals"),
    "warns": N_("warns"),
    "no_comment": N_("had not commented"),
}

DID: Mapping[str, str] = {
    "asserts": N_("claimed"),
    "reports": N_("reported"),
    "counts": N_("counted"),
    "denies": N_("denied"),
    "disputes": N_("disputed"),
    "withdraws": N_("withdrew"),
    "accuses": N_("accused"),
    "declines": N_("declined to comment"),
    "appeals": N_("appealed"),
    "warns": N_("warned"),
    "no_comment": N_("had not commented"),
}
"""Stance to what was done, which one party and several say alike."""

CATEGORIES: Mapping[str, tuple[str, str]] = {
    "persons": (N_("person"), N_("people")),
    "combatants": (N_("soldier or fighter"), N_("soldiers and fighters")),
    "soldiers": (N_("soldier"), N_("soldiers")),
    "fighters": (N_("fighter"), N_("fighters")),
    "militants": (N_("militant"), N_("militants")),
    "police": (N_("police officer"), N_("police officers")),
    "leaders": (N_("leader"), N_("leaders")),
    "civilians": (N_("civilian"), N_("civilians")),
    "children": (N_("child"), N_("children")),
    "women": (N_("woman"), N_("women")),
    "journalists": (N_("journalist"), N_("journalists")),
    "aid_workers": (N_("aid worker"), N_("aid workers")),
    "players": (N_("player"), N_("players")),
    "materiel": (N_("piece of equipment"), N_("pieces of equipment")),
    "posts": (N_("post"), N_("posts")),
    "bases": (N_("base"), N_("bases")),
    "drones": (N_("drone"), N_("drones")),
    "aircraft": (N_("aircraft"), N_("aircraft")),
    "helicopters": (N_("helicopter"), N_("helicopters")),
    "tanks": (N_("tank"), N_("tanks")),
    "vehicles": (N_("vehicle"), N_("vehicles")),
    "artillery": (N_("artillery piece"), N_("artillery pieces")),
    "ships": (N_("ship"), N_("ships")),
    "buildings": (N_("building"), N_("buildings")),
    "houses": (N_("house"), N_("houses")),
    "hospitals": (N_("hospital"), N_("hospitals")),
    "schools": (N_("school"), N_("schools")),
    "places_of_worship": (N_("place of worship"), N_("places of worship")),
    "gates": (N_("gate"), N_("gates")),
    "locations": (N_("place"), N_("places")),
    "households": (N_("household"), N_("households")),
}
"""Category to its name for one and for many."""

MEASURES: Mapping[str, str] = {
    "killed": N_("killed"),
    "wounded": N_("wounded"),
    "killed_or_wounded": N_("killed or wounded"),
    "treated": N_("brought to hospital, dead or alive"),
    "missing": N_("missing"),
    "captured": N_("captured"),
    "captured_briefly": N_("captured, briefly"),
    "recaptured": N_("recaptured"),
    "destroyed": N_("destroyed"),
    "damaged": N_("damaged"),
    "hit": N_("hit"),
    "shot_down": N_("shot down"),
    "lost": N_("lost"),
    "intercepted": N_("intercepted"),
    "launched": N_("launched"),
    "fired_from": N_("fired from"),
    "displaced": N_("displaced"),
    "detained": N_("detained"),
    "released": N_("released"),
    "started": N_("who began it"),
    "carried_out": N_("whose operation it was"),
    "asked_for_truce": N_("who asked for the truce"),
    "broke_off_talks": N_("who made the talks fail"),
    "harbours_militants": N_("who shelters militants"),
    "violated_airspace": N_("who violated airspace"),
    "occurred": N_("whether it happened"),
    "cause": N_("what caused it"),
    "location": N_("where it happened"),
    "objectives": N_("what the operation was for"),
    "ended": N_("whether and when it ended"),
    "response": N_("what will follow"),
    "ceasefire": N_("what was agreed"),
    "ceasefire_meaning": N_("what the ceasefire means"),
    "ceasefire_kept": N_("whether the ceasefire was kept"),
    "restraint": N_("calls for restraint"),
    "attacker_nationality": N_("the attacker’s nationality"),
    "report_findings": N_("what to make of the reports"),
    "bearing": N_("how to treat each other"),
    "export_of_terror": N_("whether militant violence is exported"),
}

DONE: Mapping[str, str] = {
    "killed": N_("that {name} says it killed"),
    "wounded": N_("that {name} says it wounded"),
    "killed_or_wounded": N_("that {name} says it killed or wounded"),
    "captured": N_("that {name} says it captured"),
    "captured_briefly": N_("that {name} says it captured briefly"),
    "recaptured": N_("that {name} says it recaptured"),
    "destroyed": N_("that {name} says it destroyed"),
    "damaged": N_("that {name} says it damaged"),
    "hit": N_("that {name} says it hit"),
    "shot_down": N_("that {name} says it shot down"),
    "intercepted": N_("that {name} says it intercepted"),
    "detained": N_("that {name} says it detained"),
}
"""What a side says it did to what it counts."""

KINDS: Mapping[str, tuple[str, str]] = {
    "clash": (N_("ground clash"), N_("ground clashes")),
    "shelling": (N_("shelling"), N_("shellings")),
    "airstrike": (N_("air or drone strike"), N_("air or drone strikes")),
    "drone_attack": (N_("drone attack"), N_("drone attacks")),
    "explosion": (N_("explosion"), N_("explosions")),
    "attack": (N_("armed or bomb attack"), N_("armed or bomb attacks")),
    "mine": (N_("mine"), N_("mines")),
    "drone": (N_("drone shot down"), N_("drones shot down")),
    "naval": (N_("incident at sea"), N_("incidents at sea")),
    "incursion": (N_("incursion"), N_("incursions")),
    "displacement": (N_("displacement"), N_("displacements")),
    "accusation": (N_("accusation"), N_("accusations")),
    "statement": (N_("statement"), N_("statements")),
    "talks": (N_("talks"), N_("talks")),
    "ceasefire": (N_("ceasefire"), N_("ceasefires")),
    "totals": (N_("totals over a period"), N_("totals over a period")),
}
"""Kind of incident to its name for one and for many."""

STATES: Mapping[str, str] = {
    "figure": N_("figure given"),
    "states": N_("states it"),
    "words": N_("gave no figure"),
    "denies": N_("denies"),
    "denies_operation": N_("denies the operation"),
    "disputes": N_("disputes"),
    "withdrew": N_("withdrew its figure"),
    "declines": N_("declined to comment"),
    "not_commented": N_("had not commented"),
    "elsewhere": N_("speaks in other terms"),
    "outside": N_("said later"),
    "silent": N_("no statement found"),
    "unsearched": N_("not looked for yet"),
    "hidden": N_("hidden by your filter"),
    "outside_dates": N_("outside these dates"),
    "nothing": N_("nothing in view"),
    "zero": N_("zero"),
}
"""What an account amounts to; no two of these are ever said in one word."""

VERDICTS: Mapping[str, str] = {
    "agree": N_("agree"),
    "compatible": N_("not contradictory"),
    "differ": N_("apart"),
    "incomparable": N_("not compared"),
    "denied": N_("claimed and denied"),
    "disputed": N_("disputed"),
    "declined": N_("declined to comment"),
    "no_number": N_("no figure given"),
    "one_sided": N_("one side only"),
    "silent": N_("no statement found"),
    "each_says_the_other": N_("each says the other"),
    "each_denies": N_("each denies"),
}
"""Verdict to its label; *differ* is completed with the distance, "×2.5 apart"."""

HEADINGS: Mapping[str, str] = {
    "compared": N_("Figures that can be set against each other"),
    "not_compared": N_("Figures that cannot"),
    "refused": N_("One side gives a figure, the other denies or disputes it"),
    "alone": N_("Only one side gives a figure"),
    "neither": N_("Neither side gives a figure"),
    "uncounted": N_("Statements without a count"),
}


def stance(name: str) -> str:
    """Say what a claim does: "denies"."""
    return _(STANCES[name])


def did(name: str) -> str:
    """Say what a claim did, of one party or several: "denied"."""
    return _(DID[name])


def category(words: Vocabulary, name: str, number: int | None = None) -> str:
    """Name a category, in the singular for exactly one: "soldier", "soldiers"."""
    if name in CATEGORIES:
        one, many = CATEGORIES[name]
        return _(one if number == 1 else many)
    return _own(words, "categories", name, number)


def measure(words: Vocabulary, name: str) -> str:
    """Say what became of it, or the question: "killed", "who began it"."""
    return _(MEASURES[name]) if name in MEASURES else _own(words, "measures", name, 1)


def kind(words: Vocabulary, name: str, number: int = 1) -> str:
    """Name a kind of incident: "ground clash", "ground clashes"."""
    if name in KINDS:
        one, many = KINDS[name]
        return _(one if number == 1 else many)
    return _own(words, "kinds", name, number)


def _own(words: Vocabulary, axis: Axis, name: str, number: int | None) -> str:
    """Say a word of the dataset's own; one that no dataset knows is its own name."""
    found = words.own.get((axis, name))
    if found is None:
        return one_line(name.replace("_", " "))
    return one_line(found.label if number == 1 else found.plural)


def state(name: str) -> str:
    """Say what an account without a figure amounts to: "denies", "no statement found"."""
    return _(STATES[name])


def heading(name: str) -> str:
    """Head a group of rows."""
    return _(HEADINGS[name])
