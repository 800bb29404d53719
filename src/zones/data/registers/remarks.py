"""What a person should know of a row of their own list."""

from dataclasses import dataclass

from zones.labels import Text


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that a person should know of a row.

    Parameters
    ----------
    row
        As a spreadsheet or editor numbers it; 0 for the file as a whole.
    message
        What stands there, what was made of it, and what to do: whole sentences.
    choices
        What it may mean, when that is to be chosen.
    refused
        Whether the row isn't in the table.
    given
        The cells of a refused row, so that nothing is lost.
    """

    row: int
    message: Text
    choices: tuple[str, ...] = ()
    refused: bool = False
    given: tuple[str, ...] = ()

    @property
    def text(self) -> Text:
        """The message with its row."""
        if not self.row:
            return self.message
        return Text(f"{self.row}行目：{self.message.ja}", f"Row {self.row}: {self.message.en}")


def add(message: Text, ja: str, en: str) -> tuple[str, str]:
    """Return a message in both languages with a further sentence."""
    return f"{message.ja}{ja}", f"{message.en} {en}"
