"""Files that were made, kept for everyone who asks for the same, within a limit of bytes."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping

Files = Mapping[str, bytes]


class Shelf:
    """Keeps what was made last; what was asked for longest ago leaves first.

    Two who ask for the same at once get what one of them made.

    Parameters
    ----------
    most_bytes
        Of all files together; a set of files that alone is larger is made anew each time.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._kept: OrderedDict[Hashable, Files] = OrderedDict()
        self._guard = threading.Lock()
        self._makers: dict[Hashable, threading.Lock] = {}

    @property
    def held_bytes(self) -> int:
        """Bytes that are kept now."""
        with self._guard:
            return sum(map(weigh, self._kept.values()))

    def get(self, key: Hashable) -> Files | None:
        """Return what is kept under *key*, if anything."""
        with self._guard:
            files = self._kept.get(key)
            if files is not None:
                self._kept.move_to_end(key)
            return files

    def get_or_make(self, key: Hashable, make: Callable[[], Files]) -> Files:
        """Return what is kept under *key*, or make and keep it; a fault of *make* keeps nothing."""
        with self._guard:
            maker = self._makers.setdefault(key, threading.Lock())
        try:
            with maker:
                files = self.get(key)
                if files is None:
                    files = make()
                    self._keep(key, files)
                return files
        finally:
            with self._guard:
                self._makers.pop(key, None)

    def _keep(self, key: Hashable, files: Files) -> None:
        if weigh(files) > self._most:
            return
        with self._guard:
            self._kept[key] = files
            while sum(map(weigh, self._kept.values())) > self._most:
                self._kept.popitem(last=False)


def weigh(files: Files) -> int:
    """Return the bytes of all files together."""
    return sum(map(len, files.values()))
