"""How far two sets of municipalities agree."""

from collections.abc import Collection


def jaccard(a: Collection[str], b: Collection[str]) -> float:
    """Return the size of the intersection over the size of the union; 1.0 for two empty sets.

    Examples
    --------
    >>> jaccard({"20201", "20207"}, {"20207"})
    0.5
    """
    first, second = set(a), set(b)
    both = first | second
    return len(first & second) / len(both) if both else 1.0
