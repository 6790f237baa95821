"""What kind of body a speaker's name speaks of, and the name without title and person."""

from __future__ import annotations

import re

from incidents.drafting.english import english, whole

_ORGANS = {kind: whole(names) for kind, names in english()["organs"].items()}
STATE = (
    "military",
    "ministry",
    "police",
    "prosecution",
    "guards",
    "office",
    "authorities",
    "spokesman",
    "hospital",
)
FOREIGN = re.compile(
    r"\b(?:UN|U\.N\.|United Nations|Red Cross|Red Crescent|ICRC|IFRC|NGO|NGOs|charity"
    r"|watchdog|monitors?"
    r"|observers?|observatory|human rights"
    r"|rights (?:body|group|monitor|organi[sz]ation)|aid (?:group|agency|agencies"
    r"|organi[sz]ation)|humanitarian"
    r"|WHO|OCHA|UNHCR|UNICEF|MSF|OSCE|OSCE's|EU|European Union|NATO|African Union|ASEAN"
    r"|ECOWAS|IGAD|CSTO"
    r""
    r"|Kremlin|White House|Pentagon|Elys[ée]e|Downing Street|State Department|Vatican"
    r"|think tank|researchers?|analysts?|peacekeep\w+|Amnesty|relief)\b"
)
_TITLES = re.compile(
    r"^(?:the|a|an|one|some|another|its|unnamed|senior|separately)\s+|\b(?:spokes(?:man"
    r"|woman|person)|official|officer|representative|head|director"
    r"|chief|coordinator|commander|staff|member|statement|report)s? (?:for|of|from|at|with"
    r"|by) (?:the )?",
    re.IGNORECASE,
)


_SPOKESMAN = re.compile(r"^([A-Z][\w-]*) spokes\w+$")


def organs_of(words: str) -> frozenset[str]:
    """Tell what kinds of body a speaker's name speaks of."""
    return frozenset(kind for kind, names in _ORGANS.items() if names.search(words))


def own_name(words: str) -> str:
    """Give a third party's name without article and without the person who speaks for it."""
    name, before = words.strip(' "'), ""
    while name != before:
        before, name = name, _TITLES.sub("", name, count=1) if _TITLES.match(name) else name
        if found := _TITLES.search(name):
            name = name[found.end() :] if not found.start() else name
        found = re.match(
            r"^.*?\b(?:spokes\w+|official|representative|head|director|chief"
            r"|coordinator) (?:for|of|from|at|with) (?:the )?",
            name,
        )
        name = name[found.end() :] if found else name
    return _SPOKESMAN.sub(r"\1", name.strip(' ,"'))
