"""What is read at the desk."""

from __future__ import annotations

from incidents.words import asking
from incidents.words.tongue import N_, _, in_digits, listed, n_

MADE = {"add": N_("added"), "change": N_("corrected"), "remove": N_("withdrawn")}

PARTS = {
    "article": N_("Article"),
    "claim": N_("Claim"),
    "source": N_("Source"),
    "review": N_("Review"),
    "searches": N_("Search log"),
}

LIKE = {
    "same": N_("This voice has said the same: {claim}. Is it one claim with another source?"),
    "newer": N_("This voice has spoken of this loss: {claim}."),
    "near": N_("This side has perhaps spoken of the same: {claim}."),
}


def made(action: str) -> str:
    """Say what became of a row, where its author gives no reason."""
    return _(MADE[action])


def parts() -> dict[str, str]:
    """Name the parts of the desk."""
    return {name: _(text) for name, text in PARTS.items()}


def open_fields(number: int) -> str:
    """Say how many fields of a draft are to be decided."""
    return n_("{number} not sure", "{number} not sure", number)


def headings() -> dict[str, str]:
    """Give the headings, buttons and small labels of the desk, by their use."""
    return {
        "desk": _("desk"),
        "article": _("The article"),
        "drafts": _("What it says, claim by claim"),
        "ledger": _("What the ledger will say"),
        "before": _("Before it is saved"),
        "card": _("The card on the page"),
        "sentence": _("The sentence"),
        "order": _("A claim is one sentence: who said that how many of whose people met what."),
        "source": _("The source"),
        "capture": _("The capture"),
        "quotations": _("Is each quotation in it?"),
        "text": _("The capture’s text"),
        "waiting": _("Waiting"),
        "yours": _("Yours"),
        "readers": _("What readers will see"),
        "return": _("If you return it"),
        "spoken": _("Who has spoken of what"),
        "looked": _("Looked where?"),
        "log": _("The log of this incident"),
        "now": _("now"),
        "then": _("then"),
        "none_now": _("This loss is not in the ledger."),
        "none_then": _("No row: see what is open."),
        "drafted": _("the rules drafted"),
        "stood": _("what stands"),
        "loss": _("Loss or question"),
        "not_sure": _("not sure"),
        "unread": _("The incident cannot be read yet: fill in its title, kind and days."),
        "none_taken": _("Nothing is taken yet."),
        "another_source": _("Another source"),
        "anyone": _("choose"),
        "name": _("Your name"),
        "name_hint": _("It stands beside all you write. It is not proven, and is marked so."),
        "go_on": _("Go on"),
        "sign_in": _("Sign in"),
        "sign_out": _("Sign out"),
        "unproven": _("name not proven"),
        "signed_in": _("signed in"),
        "back": _("back to the page"),
        "paste": _("Paste an article, its address in the first line"),
        "read": _("Read it"),
        "way": _(
            "Claims are drafted from an article; you decide each, keep its source, and send them. "
            "They are published when somebody else accepts them."
        ),
        "incident_needs": _("Before it can be read, the incident needs:"),
        "undo": _("Undo"),
        "another_article": _("Paste another"),
        "all_go_to": _("All go to"),
        "new_incident": _("New incident"),
        "no_capture": _("no capture yet"),
        "kept": _("capture kept"),
        "take": _("Take"),
        "take_all": _("Take all with nothing open"),
        "not_a_claim": _("Not a claim"),
        "back_to_list": _("Put back"),
        "change": _("Look"),
        "next": _("Next"),
        "previous": _("Previous"),
        "flip": _("Flip: the other side speaks"),
        "new_claim": _("New claim"),
        "accept": _("Accept"),
        "send_back": _("Return with a reason"),
        "take_back": _("Take back"),
        "own_words": _("or in your words"),
        "nearest": _("take the nearest words as the quotation"),
        "upload": _("HTML, PDF, WARC, WACZ, PNG or text, up to 50 MB"),
        "theirs": _("Look at theirs"),
        "mine": _("Put mine over it"),
        "answer": _("And the answer?"),
        "places": _("Places that were searched, one a line"),
        "why": _("Why, for readers of the corrections"),
        "withdraw": _("Withdraw this claim"),
        "correct": _("Correct an accepted claim"),
        "open_page": _("Open the incident on the page"),
        "nothing_waits": _("Nothing waits for review."),
        "no_bundle": _("Nothing is being written yet: paste an article, or begin an incident."),
        "more": _("More fields"),
        "decide_first": _("Decide what is open, then take it."),
        "file": _("File"),
        "in_file": _("In the file"),
        "hash": _("Hash"),
        "hash_ok": _("the file on the disk still has it"),
        "hash_wrong": _("the file on the disk is another one now"),
    }


def said(article: int, taken: int, unsure: int, left: int) -> str:
    """Say how far the drafts of an article are."""
    told = [
        n_("{number} draft from one article", "{number} drafts from one article", article),
        n_("{number} taken", "{number} taken", taken),
        n_("{number} to look at", "{number} to look at", unsure),
        *([n_("{number} left out", "{number} left out", left)] if left else []),
    ]
    return _("{told}.", told=listed(told))


def send(number: int) -> str:
    """Offer to send what was taken."""
    return n_("Send {number} for review", "Send {number} for review", number)


def sent(number: int) -> str:
    """Say what became of what was sent, and how it is had back."""
    return n_(
        "Sent: {number} row waits for somebody else. You can take it back at “Review”.",
        "Sent: {number} rows wait for somebody else. You can take them back at “Review”.",
        number,
    )


def source_chip(outlet: str, *, is_kept: bool) -> str:
    """Name a source, and say whether its page is kept."""
    if is_kept:
        return _("From {outlet} · capture kept", outlet=outlet)
    return _("From {outlet} · no capture yet", outlet=outlet)


def review_tab(number: int) -> str:
    """Name the review with how much waits there."""
    return _("Review {number}", number=in_digits(number)) if number else _(PARTS["review"])


def proposes(name: str, number: int, title: str) -> str:
    """Say what a reviewer has before them."""
    told = n_("{number} row", "{number} rows", number)
    return _("{name} proposes {rows}: {title}.", name=name, rows=told, title=title)


def proposed_by(name: str) -> str:
    """Head the column of what somebody proposes."""
    return _("{name} proposes", name=name)


def unchanged(number: int, *, is_draft: bool) -> str:
    """Say how many fields are as they were drafted, or as they stand."""
    if is_draft:
        return n_(
            "{number} field is as the rules drafted it",
            "{number} fields are as the rules drafted them",
            number,
        )
    return n_("{number} field stays", "{number} fields stay", number)


def written(version: str) -> str:
    """Say that what was accepted is in the dataset."""
    return _("Written: the dataset is version {version} now.", version=version)


def all_returned() -> str:
    """Say that nothing was accepted."""
    return _("Everything was returned: the dataset is what it was.")


def sent_as(version: str, becomes: str) -> str:
    """Say which version the dataset becomes."""
    return _(
        "version {version}, becomes {becomes} when the last is decided",
        version=version,
        becomes=becomes,
    )


def found_at(start: int, end: int, *, is_exact: bool, where: str) -> str:
    """Say where a quotation was found."""
    told = {"start": in_digits(start), "end": in_digits(end)}
    if where == "article":
        return _("found in the pasted text at {start}–{end}; no capture is kept yet", **told)
    if is_exact:
        return _("found in the capture at {start}–{end}", **told)
    return _("found in the capture at {start}–{end}; spaces or quotation marks differ", **told)


def not_found(near: str) -> str:
    """Say that a quotation is not in what was kept, and what is nearest."""
    if not near:
        return _("Not found in what was kept, nor anything like it.")
    return _("Not found in what was kept. The nearest words: “{near}”.", near=near)


def not_looked(*, is_quoted: bool) -> str:
    """Say that a quotation could not be looked for."""
    if not is_quoted:
        return _("No quotation: readers cannot find the sentence.")
    return _("Nothing is kept of the source: the quotation was not looked for.")


def decide(name: str, assumed: str) -> str:
    """Say that a field is to be decided, and what the row is drawn as meanwhile."""
    if not assumed:
        return _("“{name}” is not chosen.", name=asking.field(name))
    return _(
        "“{name}” is not chosen. The row is drawn as if it were “{value}”.",
        name=asking.field(name),
        value=assumed,
    )


def like(likeness: str, claim: str) -> str:
    """Say which claim is like the one that is written."""
    return _(LIKE[likeness], claim=claim)


def not_yet(side: str, loss: str) -> str:
    """Say that nobody has looked yet for what a side said of a loss."""
    return _("{side} on {loss}: not looked for yet.", side=side, loss=loss)


def captured(size: int, kind: str, name: str) -> str:
    """Say what a capture is."""
    kb = in_digits(round(size / 1000) or 1)
    return _("{name}, {size} kB, {kind}", name=name, size=kb, kind=kind.upper())


def kept_by(when: str, name: str) -> str:
    """Say when a capture was kept and by whom."""
    return _("{when} UTC, by {name}", when=when, name=name)


def text_length(letters: int, words: int) -> str:
    """Say how long a capture's text is."""
    return _(
        "{letters} characters, {words} words", letters=in_digits(letters), words=in_digits(words)
    )


def archive_holds(when: str, others: int) -> str:
    """Say what else a web archive holds."""
    told = n_("{number} other record", "{number} other records", others)
    return _("the answer of this address, fetched {when}; {others}", when=when, others=told)


def holds(found: int, of: int, *, is_captured: bool) -> str:
    """Say how many quotations a capture, or the text that was pasted, holds."""
    told = {"found": in_digits(found), "of": in_digits(of)}
    if not is_captured:
        return _("The pasted text holds {found} of {of} quotations.", **told)
    return _(
        "The capture holds {found} of {of} quotations.", found=in_digits(found), of=in_digits(of)
    )


def no_places() -> str:
    """Ask where somebody looked: silence is only said where somebody did."""
    return _("Say where you looked: silence is only said where somebody looked.")
