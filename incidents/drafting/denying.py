"""Drafts of denials: what a side says is not so, or that it did not do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from incidents.drafting.actors import actor_of, other_side
from incidents.drafting.conduct import conduct
from incidents.drafting.counts import Count
from incidents.drafting.english import english, whole
from incidents.drafting.lexicon import PERSONS
from incidents.drafting.links import Linked
from incidents.drafting.matters import FIGURE_OR_IT, Matter, answered, lost, measure_of, noun_in
from incidents.drafting.shape import Draft
from incidents.drafting.telling import Spoken

FALSE, DOUBTED = (whole(english()["answers"][kind]) for kind in ("false", "doubted"))


_NOT = re.compile(r"""(?:^|["' ])not $""", re.IGNORECASE)


def denials(told: Spoken, found: Sequence[Linked], *, is_doubt: bool = False) -> Iterator[Draft]:
    """Draft what a voice denies or disputes; it never becomes a claim that it happened."""
    matter = _denied(told, found)
    if matter is None:
        return
    of_others = matter.subject not in (None, told.claimant) and not _is_of_itself(told)
    stance = "disputes" if is_doubt or told.kind == "disputes" or of_others else "denies"
    start, end = (told.start if told.kind == "says" else told.cue_start), told.last
    low = high = wording = None
    if number := _number(told):
        low, high, wording = number.numeral.low, number.numeral.high, number.numeral.wording
        start = min(start, number.start)
    draft = told.draft(
        stance,
        start,
        end,
        subject=matter.subject,
        category=matter.category,
        measure=matter.measure,
        low=low,
        high=high,
        wording=wording,
        unsure=() if matter.is_said else ("measure",),
    )
    yield draft if number else _with_figure_before(told, draft)


def _denied(told: Spoken, found: Sequence[Linked]) -> Matter | None:
    begin = told.start if told.kind == "says" else told.cue_end
    inside = [loss for loss in found if begin <= loss.count.start < told.end]
    if inside and told.kind != "says":
        noun = inside[0].count.noun
        whose = _whose(told, inside[0].deed.start, noun)
        return Matter(measure_of(inside[0].deed.measure, noun), noun, whose)
    if acts := conduct(told.words, begin, told.end, is_charge=True):
        that = told.words.rfind(" that ", begin, acts[0].start)
        inner = replace(told, cue_end=that + len(" that ")) if that > told.cue_end else told
        actor = actor_of(inner, acts[0].start, acts[0].end) if begin < acts[0].start else None
        return Matter(acts[0].measure, acts[0].category, actor or told.claimant)
    if _harmed(told) and (matter := lost(told, begin)):
        return replace(matter, subject=other_side(told) or matter.subject)
    loss = lost(told, begin)
    is_vague = loss is not None and (loss.measure, loss.category) == ("killed_or_wounded", None)
    said = answered(told) if is_vague else None
    return said or loss or _named_act(told, begin) or answered(told)


_CHARGED = re.compile(r"\b(?:charge|accusation|allegation)s?\b")
_HARMED = re.compile(
    r"\b(?:killing|wounding|injuring|harming|hurting|harm(?= to)|(?:have|had|has) (?:killed|wounded"
    r"|injured|harmed|hurt)|by (?:us|it|them|its|our|their))\b"
)


def _harmed(told: Spoken) -> bool:
    """Whether what is denied is to have harmed others: “denied killing anyone”, “hurt by us”."""
    begin = told.start if told.kind == "says" else told.cue_end
    return bool(_HARMED.search(told.words, begin, told.end))


def _is_of_itself(told: Spoken) -> bool:
    """Whether it is told of itself, though others suffered: a charge, or to have harmed them."""
    return _harmed(told) or bool(_CHARGED.search(told.words, told.cue_end, told.end))


def _whose(told: Spoken, _place: int, noun: str | None) -> str | None:
    is_other = _harmed(told) and noun in PERSONS
    return (other_side(told) if is_other else None) or told.claimant


_ACTS = (
    (re.compile(r"\b(?:strikes?|shelling|bombing)\b"), "carried_out", "strikes"),
    (re.compile(r"\b(?:attacks?|raids?|assaults?|ambush)\b"), "carried_out", "attacks"),
    (re.compile(r"\b(?:incursions?|invasion)\b"), "entered", "soldiers"),
)


def _named_act(told: Spoken, begin: int) -> Matter | None:
    """Read “claims of an attack are untrue”, where the act is a noun."""
    for pattern, measure, category in _ACTS:
        if pattern.search(told.words, begin, told.end):
            return Matter(measure, category, told.claimant, is_said=False)
    return None


def _number(told: Spoken) -> Count | None:
    """Take the number only where the denial’s own words name it."""
    begin = told.start if told.kind == "says" else told.cue_end
    inside = (one for one in told.parsed.counts if begin <= one.start < told.end)
    return next((one for one in inside if one.numeral.kind in ("plain", "range")), None)


def _with_figure_before(told: Spoken, draft: Draft) -> Draft:
    """Let “he called the figure fake” take the figure of the sentence before."""
    before = told.reading.figure
    if not (before and FIGURE_OR_IT.search(told.words[told.start : told.end])):
        return draft
    span = (before.span[0], draft.span[1])
    numeral = before.numeral
    return replace(
        draft,
        low=numeral.low,
        high=numeral.high,
        wording=numeral.wording,
        span=span,
        quotation=told.reading.text[span[0] : span[1]],
    )


def not_so_many(told: Spoken) -> Iterator[Draft]:
    """Draft “not 60, not six”: the number of another's claim, denied by its own words."""
    for count in told.parsed.counts:
        numeral = count.numeral
        if not (told.start <= count.start < told.end and _NOT.search(told.words[: count.start])):
            continue
        for draft in told.reading.latest():
            is_it = numeral.low in (draft.low, (draft.low or 0) - 1) and draft.stance == "asserts"
            if is_it and draft.subject == told.claimant:
                yield told.draft(
                    "denies",
                    count.start - 4,
                    count.end,
                    subject=draft.subject,
                    category=draft.category,
                    measure=draft.measure,
                    low=numeral.low,
                    high=numeral.high,
                    wording=numeral.wording,
                )
                return


def is_unfired(loss: Linked) -> bool:
    """Whether it says that no shot, or no shell, was fired."""
    return loss.deed.measure == "fired" and loss.count.numeral.high == 0


def unfired(told: Spoken, found: Sequence[Linked]) -> Iterator[Draft]:
    """Draft “no shot was fired from our soil” as a denial of what is charged, else of starting."""
    for loss in filter(is_unfired, found):
        charged = answered(told) or Matter("started", None, told.claimant, is_said=False)
        yield told.draft(
            "denies",
            loss.count.start,
            max(loss.count.end, loss.deed.end),
            subject=told.claimant,
            category=charged.category,
            measure=charged.measure,
            unsure=("measure",),
        )


def self_denials(told: Spoken, found: Sequence[Linked]) -> Iterator[Draft]:
    """Draft what a side says that it did not do: “the army had no men there”."""
    if any(told.start <= loss.count.start < told.end for loss in found):
        return
    acts = [act for act in conduct(told.words, told.start, told.end) if act.is_denied]
    own = [act for act in acts if told.is_own(act.start)]
    if own:
        yield told.draft(
            "denies",
            told.cue_end if told.cue_end < own[0].end else told.start,
            own[0].end,
            subject=told.claimant,
            category=own[0].category,
            measure=own[0].measure,
        )
    elif not acts and (matter := _not_fired(told) or _undone(told) or _disowned(told)):
        yield told.draft(
            "denies",
            told.cue_end if told.cue_end < told.last else told.start,
            told.last,
            subject=matter.subject,
            category=matter.category,
            measure=matter.measure,
            unsure=("measure",),
        )


_NOT_FIRED = re.compile(
    r"\b(?:we|it|they|(?:our|its|their) \w+) (?:did|had|have|has)(?: not|n't| never) "
    r"(?:fired?|shoot|shot|attack(?:ed)?|start(?:ed)?)\b",
    re.IGNORECASE,
)
_DISOWNED = re.compile(
    r"\bno \w+ of (?:its|their) own\b|\b(?:was|were) not involved|had no (?:part|role"
    r"|hand)\b|nothing to do with|"
    r"\b(?:it|they|we|its \w+|the army|the military)(?: \w+ly)? (?:(?:had|has|have|held"
    r"|holds|possess\w*|uses?|used|keeps?) no\b"
    r"|(?:had|has|have|did|does|do)(?: not|n't| never| nothing))",
    re.IGNORECASE,
)


def _not_fired(told: Spoken) -> Matter | None:
    """Read “we did not fire”."""
    found = _NOT_FIRED.search(told.words, told.start, told.end)
    is_own = found and told.is_own(found.start() + found.group().index(" "))
    return Matter("started", None, told.claimant) if is_own else None


def _undone(told: Spoken) -> Matter | None:
    """Read “it had not detained anybody”: of whom, the claim that it answers tells."""
    done = [one for one in told.parsed.deeds if told.cue_end <= one.start < told.end]
    for deed in done:
        before = told.words[told.clause(deed.start) : deed.start]
        if told.is_own(deed.start) and re.search(r"(?:\bnot|n't|\bnever)(?: \w+)? $", before):
            others = [one for one in told.reading.latest() if one.subject != told.claimant]
            same = [one for one in others if one.measure in (deed.measure, "released")]
            noun = noun_in(told.words[deed.end :].split()[:5])
            found = same[0] if same else None
            subject = found.subject if found else told.reading.dispute.opponent(told.claimant)
            category = noun or (found.category if found else None)
            return Matter(measure_of(deed.measure, category), category, subject, is_said=False)
    return None


def _disowned(told: Spoken) -> Matter | None:
    """Tell that a charge is met by “it holds no heavy weapons there”."""
    if not _DISOWNED.search(told.words, told.cue_end, told.end):
        return None
    here = (one for one in told.reading.latest() if one.span[0] >= told.paragraph)
    charged = (one for one in here if one.subject == told.claimant)
    for draft in charged:
        if draft.stance == "accuses" and draft.claimant != told.claimant:
            return Matter(draft.measure, draft.category, draft.subject, is_said=False)
    return None
