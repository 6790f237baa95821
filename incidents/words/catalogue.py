"""The catalogue that translators start from: every message of the code, in one file.

``python -m incidents.words.catalogue`` writes ``locale/crossclaim.pot`` anew. The file has no date
and no line numbers, so that it changes only when a message does.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from incidents.words.tongue import DOMAIN, LOCALES

CODE = Path(__file__).parents[1]
FILE = LOCALES / f"{DOMAIN}.pot"
KEYWORDS = {"_": None, "N_": None, "n_": (1, 2)}
HEADER = """\
# Messages of Crossclaim.
# Made by `python -m incidents.words.catalogue`. Do not edit it by hand.
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def catalogue(code: Path = CODE) -> Catalog:
    """Gather every message of the code, with the files that say it."""
    found = Catalog(domain=DOMAIN, charset="utf-8")
    messages = extract_from_dir(code, [("**.py", "python")], keywords=KEYWORDS, comment_tags=())
    for file, _line, message, _comments, context in messages:
        found.add(message, locations=[(f"{code.name}/{file}", 0)], context=context)
    return found


def template() -> str:
    """Write the catalogue as a template, sorted by its messages."""
    out = io.BytesIO()
    write_po(out, catalogue(), width=100, omit_header=True, sort_output=True, include_lineno=False)
    return HEADER + out.getvalue().decode()


def main() -> None:
    """Write the template anew."""
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(template(), encoding="utf-8")


if __name__ == "__main__":
    main()
