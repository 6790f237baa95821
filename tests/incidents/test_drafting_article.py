"""One article of our own, read whole: every claim, and nothing besides."""

from __future__ import annotations

from incidents.drafting import read
from tests.incidents.drafted import DISPUTE

ARTICLE = """\
PORT ARDA, June 3 - Ardan and Berskan troops fired across the lake for a third night, near a ford \
that 400 villagers use.

Arda's interior ministry said 12 civilians and two border guards had been killed and 31 people \
wounded, nine of them children. A girl was among the dead, it added, after a shell hit a bakery \
about 5 km from the shore.

Bersk's defence ministry said three of its soldiers had died and accused Arda of carrying out two \
air strikes on a mill. It denied that its guns had targeted the bakery. "Ardan forces opened fire \
first," a Berskan army spokesman told reporters. Port Arda rejected that.

The Berskan army said it had destroyed at least four Ardan tanks, captured six posts and shot down \
a drone. Arda did not lose one tank, an Ardan colonel said; he declined to say how many posts had \
been lost.

The Lake Mission, which has 90 observers, counted between 14 and 17 dead in Arda and said it \
could not verify the interior ministry's figures. Two of its own peacekeepers were hurt. It urged \
both sides to stop.

More than 6,000 people have been moved to shelters, according to officials in Berskgrad, who put \
the damage at 3 million crowns.

In 2009 a week of shelling killed at least 80 people, Arda says.
"""

EXPECTED = [
    ("arda", "reports", "arda", "civilians", "killed", 12, 12),
    ("arda", "reports", "arda", "soldiers", "killed", 2, 2),
    ("arda", "reports", "arda", "persons", "wounded", 31, 31),
    ("arda", "reports", "arda", "children", "wounded", 9, 9),
    ("arda", "reports", "arda", "children", "killed", 1, 1),
    ("bersk", "reports", "bersk", "soldiers", "killed", 3, 3),
    ("bersk", "accuses", "arda", "strikes", "carried_out", 2, 2),
    ("bersk", "denies", "bersk", None, "targeted", None, None),
    ("bersk", "accuses", "arda", None, "started", None, None),
    ("arda", "denies", "arda", None, "started", None, None),
    ("bersk", "asserts", "arda", "tanks", "destroyed", 4, None),
    ("bersk", "asserts", "arda", "posts", "captured", 6, 6),
    ("bersk", "asserts", "arda", "drones", "shot_down", 1, 1),
    ("arda", "reports", "arda", "tanks", "destroyed", 0, 0),
    ("arda", "declines", "arda", "posts", "captured", None, None),
    ("Lake Mission", "counts", "arda", "persons", "killed", 14, 17),
    ("Lake Mission", "declines", "arda", None, "killed", None, None),
    ("Lake Mission", "reports", "Lake Mission", "peacekeepers", "wounded", 2, 2),
    ("Lake Mission", "appeals", None, None, None, None, None),
    ("bersk", "reports", "bersk", "persons", "displaced", 6001, None),
]


def test_an_article_gives_its_claims_and_no_others() -> None:
    found = read(ARTICLE, DISPUTE)
    told = [
        (one.claimant, one.stance, one.subject, one.category, one.measure, one.low, one.high)
        for one in found.drafts
    ]
    assert told == EXPECTED
    assert [one.low for one in found.older] == [80]
    assert [one.words for one in found.unused] == ["400", "about 5", "90", "3 million", "2009"]
