"""What is known of an official source: its publication, publisher and file."""

from dataclasses import dataclass
from pathlib import Path

from zones.labels import Text
from zones.provenance import Source

E_STAT_TERMS = "政府標準利用規約（第2.0版）準拠: e-Stat 利用規約"
"""The terms of the portal of Japan's official statistics."""


@dataclass(frozen=True, slots=True)
class Origin:
    """An official source and the file that it came in.

    Parameters
    ----------
    source
        The publication and the words that credit it.
    publisher
        Who publishes it.
    file
        Path of the file below the source folder, or below *folder*.
    folder
        Folder of a file of our own, inside the package; None for an official one.
    """

    source: Source
    publisher: Text
    file: str
    folder: Path | None = None

    def path(self, source: Path) -> Path:
        """Return where the file lies, given the folder of the official files."""
        return (source if self.folder is None else self.folder) / self.file
