"""What is wrong with the words that a dataset adds to the core's, and what to do about it."""

from __future__ import annotations

from incidents.words.tongue import N_

FAULTS: dict[str, tuple[str, str]] = {
    "coined_form": (
        N_("this is no list of words, or no word of one; it is left out"),
        N_("write {example}"),
    ),
    "coined_key": (N_("a word has no such key, and it is left out"), N_("use {known}")),
    "coined_many": (
        N_("more than {most} words are added; those after them are left out"),
        N_("keep those that the claims need"),
    ),
    "coined_no_id": (
        N_("this is no id of a word, so that the word is left out"),
        N_("use small letters, digits and underscores, at most 40, and begin with a letter"),
    ),
    "coined_core": (
        N_("this is a word of the core, and means the same in every dataset; it stays as it is"),
        N_("give your word another id, with {value} as its parent if it is a kind of it"),
    ),
    "coined_twice": (
        N_("this word is added twice; the first is kept"),
        N_("remove one of them, or give it its own id"),
    ),
    "coined_no_label": (
        N_("the word has no label, and is shown as “{label}”"),
        N_("write how it is said of one, such as “border guard”"),
    ),
    "coined_no_plural": (
        N_("the word has no plural, and is shown as “{label}” of many too"),
        N_("write how it is said of many, even where it is the same"),
    ),
    "coined_long": (
        N_("this is longer than {most} characters, so that the word is left out"),
        N_("shorten it to a word or two"),
    ),
    "coined_same_label": (
        N_("{other} is said in the same word, so that readers cannot tell them apart"),
        N_("give one of them another label, or use {other}"),
    ),
    "coined_no_parent": (
        N_("nothing says what the measure is answered by, so that it is left out"),
        N_("write count, who or statement, or the measure that it is a kind of"),
    ),
    "coined_parent": (
        N_("there is no word {value} to hang this below, so that the word is left out"),
        N_("use one of {known}"),
    ),
    "coined_parent_near": (
        N_("there is no word {value} to hang this below, so that the word is left out"),
        N_("write {nearest}, or another of {known}"),
    ),
    "coined_parent_refused": (
        N_("the word {value} was left out, and so is this one below it"),
        N_("correct {value}"),
    ),
    "coined_circle": (
        N_("the parents of this word lead back to itself, so that it is left out"),
        N_("let one of them have a parent of the core"),
    ),
}
"""Fault to its message and its remedy, with ``{named}`` values."""
