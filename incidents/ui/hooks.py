"""What the page knows of Streamlit's own markup and server, and Streamlit documents nowhere.

All of it stands here, each with what it is for. Stylesheets write ``st|popover``, the way CSS
names an element of somebody else's, and `sheet` puts the selector in its place; nothing else may
name what is Streamlit's own (``tests/test_architecture.py``). The class ``st-key-…`` of what has a
key is Streamlit's public way, and needs no hook. A release that renames one of these fails
``tests/browser/test_hooks.py``; until that was run on it, ``pyproject.toml`` keeps it out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import streamlit
from streamlit.runtime.media_file_manager import MediaFileMetadata


@dataclass(frozen=True)
class Hook:
    """A selector of Streamlit's own markup, and what the page needs it for."""

    selector: str
    why: str


HOOKS = {
    "app": Hook(".stApp", "on paper it must grow with what is in it, and be light"),
    "view": Hook("[data-testid=stAppViewContainer]", "on paper it must not be a window"),
    "main": Hook("[data-testid=stMain]", "on paper it must not be a window; it is what scrolls"),
    "block": Hook("[data-testid=stMainBlockContainer]", "the widest that the page may be"),
    "stack": Hook("[data-testid=stVerticalBlock]", "the room between one part and the next"),
    "row": Hook("[data-testid=stHorizontalBlock]", "two columns become one on a narrow screen"),
    "column": Hook("[data-testid=stColumn]", "the map stays in sight beside a long column"),
    "wrapper": Hook("[data-testid=stLayoutWrapper]", "a container with nothing to see has no gap"),
    "element": Hook("[data-testid=stElementContainer]", "nor has a part with nothing to see"),
    "html": Hook("[data-testid=stHtml]", "lists and paragraphs of our own are set by our rules"),
    "popover": Hook("[data-testid=stPopoverBody]", "how wide a menu is, and how small its words"),
    "slider": Hook(
        "[data-testid=stSlider]", "its fills stay with a reader's colours; not on paper"
    ),
    "thumb": Hook("[data-testid=stSliderThumbValue]", "one day is said once, not at both thumbs"),
    "label": Hook("[data-testid=stWidgetLabel]", "the desk has many fields: their names are small"),
    "primary": Hook(
        "[data-testid^=stBaseButton-primary]", "words on ink, which is light in the dark"
    ),
    "tabs": Hook("[data-testid=stTabs]", "the room above them"),
    "header": Hook("[data-testid=stHeader]", "not on paper"),
    "running": Hook(
        "[data-testid=stApp][data-test-script-state=running]", "a line says that a view is coming"
    ),
    "stale": Hook("[data-stale=true]", "what is there stays readable while the next view comes"),
}

CLOSED = ("/_stcore/metrics", "/_stcore/script-health-check")
"""What tells of the server's inside, and is nobody's business but its owner's."""

CONNECTION = "/_stcore/stream"
"""Where a page that is open holds its session."""

UPLOADS = "/_stcore/upload_file/"
"""Where a browser sends a file; what is held of all is asked of the runtime's manager of them."""

FRAMES = ("/component/",)
"""Where the map's frame comes from: its maker's page runs scripts of its own."""

MADE = MediaFileMetadata
"""What Streamlit knows of a file that was made for a button, and when it may forget the file."""

PARTS = ("/_stcore/", "/media/", "/component/", "/app/static/")
"""What a page that is open asks for, and nobody opens."""

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
"""Streamlit's own page, whose inline scripts a policy must name."""

_NAMED = re.compile(r"\bst\|([a-z]+)")


def sheet(path: Path) -> str:
    """Read a stylesheet, with every hook that it names written as its selector."""
    return written(path.read_text(encoding="utf-8"))


def written(rules: str) -> str:
    """Write every hook in rules as its selector."""
    return _NAMED.sub(lambda found: HOOKS[found[1]].selector, rules)
