"""Numbers of bytes to read."""

_KILO, _MEGA = 10**3, 10**6


def size(count: int) -> str:
    """Return a number of bytes to read.

    Examples
    --------
    >>> size(1_547_227), size(5_894), size(999)
    ('1.5 MB', '5.9 kB', '999 B')
    """
    if count >= _MEGA:
        return f"{count / _MEGA:.1f} MB"
    return f"{count / _KILO:.1f} kB" if count >= _KILO else f"{count} B"
