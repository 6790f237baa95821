"""What stands on the page besides what a brief says: names of controls, headings, hints."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.words import counts
from incidents.words.tongue import _, in_digits, n_


def headings() -> dict[str, str]:
    """Give the headings and small labels of the page, by their use."""
    return {
        "tagline": _("who says what happened"),
        "differ": _("Where they differ"),
        "scale": _("10 to 20 is drawn as wide as 100 to 200: both are double"),
        "without": _("without a figure"),
        "others": _("Others"),
        "in_words": _("In words"),
        "timeline": _("When it happened"),
        "said": _("When it was said"),
        "said_note": _("claims by day of publication; the event can be older"),
        "unsaid": _("No claim in view carries a date of publication."),
        "behind": _("The claims behind a figure"),
        "added": _("Added, each incident once"),
        "not_added": _("Not added"),
        "losses": _("Losses"),
        "other_statements": _("Other statements"),
        "retellings": _("Retellings that differ"),
        "printed": _("printed"),
        "see": _("See"),
        "none": _("None"),
        "no_rows": _("No loss in view has a figure."),
        "no_lead": _("No two figures in view can be compared"),
        "no_lead_why": _("Each loss says below why not."),
        "no_losses": _("There is no loss in view."),
        "loss_or_question": _("Loss or question"),
        "compared": _("Can they be compared?"),
        "incident": _("Incident"),
        "when": _("When"),
        "where": _("Where"),
        "place": _("Place"),
        "kind": _("Kind"),
        "outlet": _("Outlet"),
        "title": _("Title"),
        "published": _("Published"),
        "tier": _("Tier"),
        "archived": _("archived copy"),
        "carried": _("Claims carried"),
        "ungraded": _("not graded"),
        "background": _("Background"),
        "care": _("Read with care"),
        "boundary": _("Boundary"),
        "licences": _("Licences"),
        "cite": _("Cite as"),
        "report": _("What became of every input row"),
        "open_incident": _("open the incident"),
        "picture": _("Picture"),
        "sources": _("Sources"),
        "incidents": _("Incidents"),
        "rows": _("Rows"),
    }


def captions() -> dict[str, str]:
    """Say what each table holds, for those who cannot see it."""
    return {
        "ledger": _("What each side says of each loss, and whether the two can be compared."),
        "incidents": _("Incidents in view, by date, with the number of claims by each side."),
        "sources": _("Publications that carry the claims in view."),
        "places": _("What the map shows: every place, its incidents, and who has spoken of them."),
    }


def showing() -> str:
    """Give the sentence that says what is shown, its values still to be put in."""
    return _("Showing {incidents} and {claims}, {words}.")


def shown(incidents: int, claims: int, words: str) -> str:
    """Say what is shown, for who cannot see it."""
    told = {"incidents": counts.incidents(incidents), "claims": counts.claims(claims)}
    return showing().format(words=words, **told)


def embedders(origins: Sequence[str]) -> str:
    """Say whose pages a browser lets show this one."""
    if not origins:
        return _("Who runs this page has allowed no other site to show it (CROSSCLAIM_EMBED).")
    return _("Allowed on: {sites}.", sites=", ".join(origins))


def whole() -> str:
    """Lead from an embedded view to the page that has all of it."""
    return _("Both accounts, with every claim and source")


def skips() -> dict[str, str]:
    """Offer a reader with a keyboard a way past what is long."""
    return {
        "differ": _("Skip to where they differ"),
        "tables": _("Skip to the tables"),
        "map": _("Skip the map: “Incidents” below holds the same as a table"),
    }


def more_rows(number: int) -> str:
    """Say how many rows are not drawn."""
    return n_(
        "{number} more row not drawn: narrow the filters.",
        "{number} more rows not drawn: narrow the filters.",
        number,
    )


def show_rows(number: int) -> str:
    """Offer to show more rows."""
    return n_("Show {number} row", "Show {number} rows", number)


def block(heading: str, name: str) -> str:
    """Name a block of a panel together with who speaks in it."""
    return _("{heading}: {block}", heading=heading, block=name)


def open_claims(label: str, value: str) -> str:
    """Say what a figure is and that it opens its claims."""
    return _("{label}: {value}. Open its claims.", label=label, value=value)


def open_incident(label: str) -> str:
    """Say that a name opens its incident."""
    return _("{label}. Open the incident.", label=label)


def only_these(told: str, *, one: bool) -> str:
    """Say what choosing a bar does."""
    if one:
        return _("{told}. Show only this day.", told=told)
    return _("{told}. Show only these days.", told=told)


def only_chosen() -> str:
    """Say that a file's map and list show some days or a place alone.

    ``{chosen}`` is put in by the browser.
    """
    return _("Only {chosen}. Panels and rows are of the whole view.")


def back_to(told: str, days: str) -> str:
    """Say that choosing a bar again goes back."""
    return _("{told}. Go back to {days}.", told=told, days=days)


def claims_up(adjective: str) -> str:
    """Name the bars above the line."""
    return _("{adjective} claims ↑", adjective=adjective)


def claims_down(adjective: str) -> str:
    """Name the bars below the line."""
    return _("{adjective} claims ↓", adjective=adjective)


def unplaced(number: int) -> str:
    """Head the tray of incidents that have no place on the map."""
    return _("Not on the map: {number}", number=in_digits(number))


def empty(hidden: list[tuple[str, int]]) -> tuple[str, str]:
    """Say that nothing matches, which filter hides how many claims, and how to widen."""
    title, widen = _("No claim matches these filters"), _("Widen the dates, or lift a filter.")
    if not hidden:
        return title, widen
    told = ", ".join(
        _("{claims} by “{name}”", claims=counts.claims(number), name=name)
        for name, number in hidden
    )
    return title, _("Hidden: {told}. {widen}", told=told, widen=widen)


def lift(name: str) -> str:
    """Offer to take a filter away."""
    return _("Lift “{name}”", name=name)


def fault(part: str) -> str:
    """Say that a part of the page could not be drawn."""
    return _("{part} could not be drawn", part=part)


def parts() -> dict[str, str]:
    """Name the parts of the page that can fail, and say what still works."""
    return {
        "page": _("The page"),
        "filters": _("The filters"),
        "known": _("“As known on”"),
        "summary": _("The summary"),
        "timeline": _("The timeline"),
        "side": _("This part"),
        "map": _("The map"),
        "incident": _("This incident"),
        "citation": _("The citation"),
        "preview": _("The preview"),
        "verify": _("The check of the picture"),
        "own_file": _("Your own file"),
        "panels": _("The two panels"),
        "matches": _("The claims that match"),
        "search": _("Search"),
        "differ": _("Where they differ"),
        "became": _("“As it became known”"),
        "tab": _("This tab"),
        "desk": _("The desk"),
        "still_desk": _("Nothing that was saved is lost."),
        "drawing": _("Drawing the preview…"),
        "still": _("The rest of the page still works."),
        "full": _(
            "As many people look at this page as it can serve at once. It opens by itself as soon "
            "as there is room."
        ),
        "still_page": _("Repair the dataset or choose another; this page will try again."),
        "still_map": _("The tables hold the same incidents."),
        "still_downloads": _("Downloads may still work."),
        "unexpected": _(
            "Something went wrong that should not have; the server’s log has the details."
        ),
        "unreadable": _("The dataset was changed and cannot be read"),
        "last": _("You see what was read last."),
        "being_written": _("The dataset’s files are being changed"),
        "set_back": _("The dataset was changed, and less of it can be read"),
        "look": _("Look at the changed files"),
        "looking": _("You are looking at the changed files"),
        "look_back": _("Go back to what was read last"),
        "address": _("The page’s public address is left out"),
        "sum_gone": _("This sum is not in view any more."),
        "place_gone": _("This place is not in view any more."),
    }


def not_as_asked(said: str) -> str:
    """Say what of an address was ignored or changed."""
    return _("Not quite as asked: {said}.", said=said)


def widened(title: str) -> str:
    """Say that the days were widened so that an open incident lies within them."""
    return _("the days were widened, because “{title}” lies outside those asked for", title=title)


def as_known(words: str) -> str:
    """Name the control of the second clock."""
    return _("As known: {words}", words=words)


def changed(after: str, by: str, *, any_news: bool) -> str:
    """Head what was said between two instants."""
    told = {"after": after, "by": by}
    if after:
        if any_news:
            return _("Said after {after} and by {by}:", **told)
        return _("Nothing was said after {after} and by {by}.", **told)
    return _("Said by {by}:", by=by) if any_news else _("Nothing was said by {by}.", by=by)


def and_more(number: int) -> str:
    """Say how many more there are."""
    return n_("and {number} more", "and {number} more", number)


def version(dataset_version: str, updated: str) -> str:
    """Say which version of the data this is."""
    return _("Version {version}, updated {updated}.", version=dataset_version, updated=updated)


def digest(text: str) -> str:
    """Say the SHA-256 of the files."""
    return _("SHA-256 of the files: {digest}", digest=text)


def downloading(words: str, shown: str, *, is_incident: bool) -> str:
    """Say what a download will hold."""
    if is_incident:
        return _("Download the open incident: {words}.", words=words)
    return _("Download {shown}: {words}.", shown=shown, words=words)


def quick_rows(name: str) -> str:
    """Name a quick download of rows."""
    return _("Rows ({name})", name=name)


def date_basis(basis: str) -> str:
    """Say how a date is known."""
    return _("Date: {basis}", basis=basis)


def copied() -> tuple[str, str]:
    """Say that an address was copied, or that it has to be done by hand."""
    return _("Copied"), _("Copy it by hand")
