"""The public address of the page, and the link that opens a view there.

Only callers read the environment: a picture is made from what it is given, so that it can be
made again on a machine that has another address or none.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from incidents.errors import AddressError
from incidents.query.identity import view_params
from incidents.text import revealed
from incidents.words.refusals import refusal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from incidents.query.view import View

VARIABLE = "CROSSCLAIM_ADDRESS"
DATA = "data"
"""The parameter that names the dataset."""

MOST_LETTERS = 200
_HOST = r"(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])"
_ADDRESS = re.compile(rf"https?://{_HOST}(?::\d{{1,5}})?(?:/[a-z0-9._~%/-]*)?", re.IGNORECASE)


def from_environment() -> str:
    """Return the public address that this machine was given, or nothing.

    Raises
    ------
    AddressError
        If it is no address that a page can have.
    """
    return checked(os.environ.get(VARIABLE, ""), VARIABLE)


def checked(address: str, name: str = "address") -> str:
    """Return an address as it is printed and sealed; empty stays empty.

    Parameters
    ----------
    address
        ``http`` or ``https``, a host in ASCII, and perhaps a port and a path; nothing else, so
        that it means the same in every format.
    name
        What the reader calls it.

    Raises
    ------
    AddressError
        If it is anything else.
    """
    text = address.strip()
    if not text:
        return ""
    if len(text) > MOST_LETTERS or not _ADDRESS.fullmatch(text) or not _has_port(text):
        raise AddressError(refusal("no_address", name=name, value=revealed(text, 60)))
    return text if urlsplit(text).path else f"{text}/"


def _has_port(text: str) -> bool:
    """Tell whether the port, if one is named, can be one."""
    try:
        return urlsplit(text).port != 0
    except ValueError:
        return False


def link(address: str, params: Mapping[str, str]) -> str:
    """Write a link to the page with parameters, all of it ASCII; without any, the address."""
    return f"{address}?{urlencode(params, safe=':,')}" if params else address


def named(params: Mapping[str, str], dataset: str) -> dict[str, str]:
    """Name the dataset before the parameters of a view; one without a name cannot be named."""
    return {DATA: dataset, **params} if dataset else dict(params)


def view_link(address: str, view: View, span: tuple[dt.date, dt.date], dataset: str) -> str:
    """Write the link that opens a view of a dataset; empty without an address.

    The page opens on the headline's days where a link names none, so the link names all of them;
    ``span`` is the dataset's own first and last day.
    """
    if not address:
        return ""
    query, (first, last) = view.query, span
    start = query.start or min(first, query.end or first)
    end = query.end or max(last, start)
    bounded = replace(view, query=replace(query, start=start, end=end))
    return link(address, named(view_params(bounded), dataset))
