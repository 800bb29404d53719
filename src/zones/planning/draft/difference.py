"""How a drawn area differs from another set of municipalities."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """What one set has and the other doesn't.

    Parameters
    ----------
    common
        Codes in both, sorted.
    added
        Codes that only the area has.
    missing
        Codes that only the other has.
    """

    common: tuple[str, ...]
    added: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether both are the same."""
        return not self.added and not self.missing


def difference(members: Collection[str], other: Collection[str]) -> Difference:
    """Return how *members* differ from *other*.

    Examples
    --------
    >>> difference(["20201", "20207"], ["20201", "20204"]).added
    ('20207',)
    """
    first, second = set(members), set(other)
    return Difference(
        tuple(sorted(first & second)),
        tuple(sorted(first - second)),
        tuple(sorted(second - first)),
    )
