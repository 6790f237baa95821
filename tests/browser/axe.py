"""axe-core, from a pinned package, so that no test needs a network."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources

from tests.browser.conftest import Tab

SCRIPT = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RUN = """async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
  .flatMap(({ id, impact, help, nodes }) => nodes.map(({ target, html }) =>
    ({ rule: id, impact, help, where: target.flat().join(' in '), html: html.slice(0, 200) })))"""


@dataclass(frozen=True)
class Finding:
    """One element against one rule: how bad, which rule, where."""

    rule: str
    impact: str
    help: str
    where: str
    html: str


def findings(tab: Tab) -> list[Finding]:
    """Examine the page and every frame in it, worst first."""
    for frame in tab.page.frames:
        frame.evaluate(SCRIPT)
    order = ("critical", "serious", "moderate", "minor")
    found = [Finding(**one) for one in tab.page.evaluate(RUN)]
    return sorted(found, key=lambda one: (order.index(one.impact), one.rule, one.where))
