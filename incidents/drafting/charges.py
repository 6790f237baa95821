"""Drafts of charges, and of words to others: who accuses, who warns, who appeals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from incidents.drafting.actors import actor_of
from incidents.drafting.conduct import CONDUCT, Act, conduct, first_of_each
from incidents.drafting.links import Linked
from incidents.drafting.shape import Draft
from incidents.drafting.telling import Spoken

_EVERYBODY = re.compile(
    r"\b(?:both|all|each|the two|international|the world|world|everyone|partners)\b", re.IGNORECASE
)
_EACH_OTHER = re.compile(
    r"\b(?:each|both|the two|either)\b[^.;]{0,40}?\b(?:accus\w+|blam\w+|says?|said"
    r"|charg\w+|claims?)"
    r" (?:that )?(?:each other|one another|the other)\b",
    re.IGNORECASE,
)
_SUFFERED = re.compile(r"airspace (?:was|had|has)|(?:came|come) under|under ", re.IGNORECASE)
_BY = re.compile(r" (?:by|from) ")
_IRREGULAR = re.compile(r"\b(?:militia|militias|militants|gunmen|rebels|saboteurs|bandits)\b")
_THING = re.compile(
    r" ?(?:that )?(?:the|this|these) (?:attack|bombardment|raid|shelling|strike)s?\b"
)
_US = re.compile(r" (?:us|our)\b")
_OWN = re.compile(r"\b(?:its|their|our|ours)\b[^,;]*$", re.IGNORECASE)
_SUPPORTER = re.compile(r"\b(?:support|help|backing|assistance|aid) of\b", re.IGNORECASE)
_ONESELF = re.compile(
    r"\b(?:it|they|we|he|(?:its|their|our|his|her) (?:\w+ )?(?:forces|jets|army|air force|troops"
    r"|navy|men))\b"
    r"[^,;]{0,30}$",
    re.IGNORECASE,
)


def accusations(told: Spoken, found: Sequence[Linked]) -> Iterator[Draft]:
    """Draft what a voice charges another with, by an explicit word of charging."""
    done = conduct(told.words, told.cue_end, told.end, is_charge=True)
    acts = _free(done, found)
    if not done and not _figures(told, found) and (act := _told_before(told)):
        acts = (act,)
    for act in acts:
        is_irregular = _IRREGULAR.search(told.words, told.cue_end, max(told.cue_end, act.start))
        by = (
            replace(act, category="militants") if is_irregular and act.measure == "entered" else act
        )
        yield _charge(told, by, _accused(told, by), told.cue_start)


def _figures(told: Spoken, found: Sequence[Linked]) -> bool:
    return any(told.cue_end <= loss.count.start < told.end for loss in found)


def each_other(told: Spoken) -> Iterator[Draft]:
    """Draft both charges of “each accuses the other”."""
    sides = [side.id for side in told.reading.dispute.sides]
    found = _EACH_OTHER.search(told.words)
    if not found or len(sides) != 2:
        return
    done = conduct(f"{told.words[found.end() :]} {told.reading.before}")
    for claimant, accused in (sides, reversed(sides)):
        speaker = told.words[found.start() :].split(maxsplit=1)[0]
        yield told.by(claimant, speaker).draft(
            "accuses",
            found.start(),
            found.end(),
            subject=accused,
            measure=done[0].measure if done else None,
            category=done[0].category if done else None,
            unsure=() if done else ("measure",),
        )


def is_each_other(words: str) -> bool:
    """Whether a sentence says that each side charges the other."""
    return bool(_EACH_OTHER.search(words))


def said(told: Spoken, found: Sequence[Linked]) -> Iterator[Draft]:
    """Draft what a side says that the other did, or that it did itself."""
    inside = [loss for loss in found if told.start <= loss.count.start < told.end]
    for act in _free(conduct(told.words, told.start, told.end), found):
        has_loss = any(not _is_apart(told, act, loss) for loss in inside)
        actor = _violator(told, act) or actor_of(told, act.start, act.end)
        blames = actor and actor != told.claimant and told.reading.dispute.side(actor)
        in_passing = has_loss and act.measure in ("carried_out", "targeted")
        if blames and not in_passing and not act.is_denied:
            yield _charge(told, act, actor, _from_actor(told, act))
        elif (
            act.measure == "carried_out"
            and not act.is_denied
            and not has_loss
            and _is_own(told, act)
        ):
            yield _own(told, act)


def _is_apart(told: Spoken, act: Act, loss: Linked) -> bool:
    """Whether a loss is told in a later clause: “we struck a depot, and two men were killed”."""
    between = told.words[act.end : loss.count.start]
    return bool(re.search(r", and |; ", between))


def _violator(told: Spoken, act: Act) -> str | None:
    """Take “its airspace was violated”, “we came under attack” as done by the other side."""
    if told.words[act.start : act.end].endswith(" from"):
        return next((one.party.id for one in told.mentions() if one.start >= act.end), None)
    if _US.match(told.words, act.end):
        return told.reading.dispute.opponent(told.claimant)
    is_suffered = _SUFFERED.match(told.words, act.start) and not _BY.match(told.words, act.end)
    if act.measure in ("broke_ceasefire", "started") and _THING.match(
        told.words[told.clause(act.start) :]
    ):
        return told.reading.dispute.opponent(told.claimant)
    is_own = is_suffered and (told.is_own(act.start) or _OWN.search(told.words[: act.start]))
    return told.reading.dispute.opponent(told.claimant) if is_own else None


def _free(acts: Sequence[Act], found: Sequence[Linked]) -> tuple[Act, ...]:
    """Leave out what a loss already says, and all but the first of each measure."""
    return first_of_each(
        act
        for act in acts
        if not any(loss.count.start < act.end and act.start < loss.count.end for loss in found)
    )


def _told_before(told: Spoken) -> Act | None:
    """Find what is meant by “blamed it on …”: what was charged or denied before."""
    words = told.words[: told.end].rstrip(" .")
    for draft in told.reading.latest():
        is_deed = draft.stance == "accuses" or draft.measure in CONDUCT
        if draft.stance in ("accuses", "denies") and draft.measure and is_deed:
            return Act(told.cue_end, len(words), draft.measure, draft.category)
    is_bare = told.words[told.cue_start : told.cue_end].lower().startswith("blam")
    is_bare = is_bare and not re.search(r"\b(?:for|on)\b", words[told.cue_end :])
    measure = "started" if is_bare else "carried_out"
    return Act(told.cue_end, len(words), measure, None) if told.mentions() else None


def _accused(told: Spoken, act: Act) -> str | None:
    """Find who is charged: “accused X of”, “attributed it to X”, “with the support of X”."""
    named = [one for one in told.mentions() if one.start >= told.cue_end]
    if _SUPPORTER.search(told.words[act.start : act.end]):
        named = [one for one in named if one.start >= act.end - 1] or named
    elif re.match("attribut", told.words[told.cue_start : told.cue_end], re.IGNORECASE):
        to = told.words.find(" to ", told.cue_end)
        named = [one for one in named if one.start > to] or named
    others = [one.party.id for one in named if one.party.id != told.claimant]
    return others[0] if others else told.reading.dispute.opponent(told.claimant)


def _charge(told: Spoken, act: Act, accused: str | None, start: int) -> Draft:
    return told.draft(
        "accuses",
        start,
        act.end,
        subject=accused,
        category=act.category,
        measure=act.measure,
        low=act.low,
        high=act.high,
        wording=act.wording,
        unsure=() if accused else ("subject",),
    )


def _from_actor(told: Spoken, act: Act) -> int:
    named = [one.start for one in told.mentions() if told.cue_end <= one.start < act.start]
    return named[0] if named else act.start


def _is_own(told: Spoken, act: Act) -> bool:
    begin = told.cue_end if told.cue_end <= act.start else told.start
    return bool(_ONESELF.search(told.words[begin : act.start]))


def _own(told: Spoken, act: Act) -> Draft:
    return told.draft(
        "reports",
        act.start,
        act.end,
        subject=told.claimant,
        category=act.category,
        measure=act.measure,
        low=act.low,
        high=act.high,
        wording=act.wording,
    )


def _addressee(told: Spoken) -> set[str]:
    """Read “protests to the Ardan side and demands”: whom it is said to stands before."""
    mentions = told.reading.dispute.mentions(told.words[: told.cue_start])
    to = (one for one in mentions if re.search(r"\bto (?:the )?$", told.words[: one.start]))
    return {one.party.id for one in to if one.party.is_side}


def addressed(told: Spoken) -> Iterator[Draft]:
    """Draft a warning or an appeal; whom it addresses only where it is one side by name."""
    after = told.words[told.cue_end : told.end]
    near = [one for one in told.mentions() if told.cue_end <= one.start < told.cue_end + 50]
    named = {one.party.id for one in near if one.party.is_side and one.party.id != told.claimant}
    named = named or _addressee(told)
    is_one = len(named) == 1 and not _EVERYBODY.match(after.strip())
    yield told.draft(told.kind, told.cue_start, told.last, subject=named.pop() if is_one else None)
