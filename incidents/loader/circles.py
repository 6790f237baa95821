"""What records say of each other: known ids, one side's own revisions, no circles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

Graph = Mapping[str, Sequence[str]]


def circles(graph: Graph) -> frozenset[str]:
    """Find the nodes that lie on circles, so many that none is left without them.

    Parameters
    ----------
    graph
        The nodes that each node points at. Nodes that are no keys point at nothing.
    """
    found: set[str] = set()
    while turning := _once_around(graph, found):
        found |= turning
    return frozenset(found)


def _once_around(graph: Graph, without: Collection[str]) -> set[str]:
    """Walk the whole graph once, depth first, and collect each circle that is closed."""
    done: set[str] = set(without)
    closed: set[str] = set()
    for root in graph:
        if root in done:
            continue
        path: dict[str, int] = {root: 0}
        waiting: list[tuple[str, Iterable[str]]] = [(root, iter(graph[root]))]
        while waiting:
            node, following = waiting[-1]
            step = next((one for one in following if one in path or one not in done), None)
            if step is None:
                waiting.pop()
                path.pop(node)
                done.add(node)
            elif step in path:
                closed.update(list(path)[path[step] :])
            else:
                path[step] = len(path)
                waiting.append((step, iter(graph.get(step, ()))))
    return closed
