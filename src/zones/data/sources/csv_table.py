"""Strict reading of CSV files: every cell is text until a column says what it must be."""

import csv
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from zones.errors import DataError

_SHOWN = 80

CODE = r"[0-9]{5}"
"""A municipality code (JIS X 0402)."""


@dataclass(frozen=True, slots=True)
class CsvTable:
    """The text of a CSV file, and the checks that turn a column into values.

    Parameters
    ----------
    file
        Name of the file, for messages.
    text
        Every cell as text; the index is the line number in the file, from 1.
    """

    file: str
    text: pd.DataFrame

    def texts(self, column: str) -> pd.Series:
        """Return *column* as text, with NA where the cell is empty."""
        cells = self.text[column]
        return cells.mask(cells == "")

    def matching(
        self, column: str, pattern: str, expected: str, *, optional: bool = False
    ) -> pd.Series:
        """Return *column* as text after checking every cell against *pattern*.

        Parameters
        ----------
        column
            Name of the column.
        pattern
            Regular expression that a whole cell matches.
        expected
            What *pattern* stands for, in the words of the error.
        optional
            Whether a cell may be empty; it becomes NA.

        Raises
        ------
        DataError
            If a cell doesn't match; it names the first line.
        """
        cells = self.text[column]
        good = cells.str.fullmatch(pattern)
        if optional:
            good |= cells == ""
        self._refuse(column, ~good, expected)
        return cells.mask(cells == "") if optional else cells

    def codes(self, column: str, *, optional: bool = False) -> pd.Series:
        """Return *column* as five-digit codes.

        Raises
        ------
        DataError
            If a cell is no code.
        """
        return self.matching(column, CODE, "five digits, like 01100", optional=optional)

    def integers(self, column: str) -> pd.Series:
        """Return *column* as whole numbers (int64) of zero or more.

        Raises
        ------
        DataError
            If a cell is anything else: a sign, a fraction, a symbol or nothing.
        """
        return self.matching(column, r"[0-9]{1,15}", "a whole number of 0 or more").astype("int64")

    def decimals(self, column: str, *, low: float, high: float) -> pd.Series:
        """Return *column* as numbers (float64) between *low* and *high*.

        Raises
        ------
        DataError
            If a cell is no number or out of range.
        """
        expected = f"a number from {low:g} to {high:g}"
        values = self.matching(column, r"-?[0-9]+(\.[0-9]+)?", expected).astype("float64")
        self._refuse(column, ~values.between(low, high), expected)
        return values

    def choices(self, column: str, meanings: Mapping[str, str]) -> pd.Series:
        """Return *column* with each printed word replaced by its meaning.

        Raises
        ------
        DataError
            If a cell is none of the words.
        """
        self._refuse(column, ~self.text[column].isin(list(meanings)), " / ".join(meanings))
        return self.text[column].map(dict(meanings))

    def check_unique(self, columns: Sequence[str]) -> None:
        """Check that no two rows agree in all of *columns*.

        Raises
        ------
        DataError
            If two rows do; it names the second one.
        """
        again = self.text.duplicated(list(columns))
        self._refuse(columns[-1], again, f"each {' + '.join(columns)} only once")

    def _refuse(self, column: str, bad: pd.Series, expected: str) -> None:
        if bad.any():
            first = int(bad.to_numpy().argmax())
            line, found = int(self.text.index[first]), str(self.text[column].iloc[first])
            raise cell_error(self.file, line, column, expected=expected, found=found)


def cell_error(file: str, line: int, column: str, *, expected: str, found: str) -> DataError:
    """Return the error that says what stands in a cell instead of what was expected."""
    found = found[:_SHOWN]
    return DataError(
        f"{file} の{line}行目、列「{column}」: {expected} のはずですが、"
        f"「{found}」でした。ファイルを確認してください。",
        f"{file}, line {line}, column '{column}': expected {expected}, found '{found}'. "
        "Check the file.",
    )


def unreadable(path: Path, error: OSError) -> DataError:
    """Return the error that says why the file *path* can't be opened."""
    return DataError(
        f"{path} を読めません（{error.strerror}）。ファイルを置いてください。",
        f"{path} can't be read ({error.strerror}). Put the file there.",
    )


def read_rows(path: Path, *, encoding: str = "utf-8-sig") -> list[tuple[int, list[str]]]:
    """Return the rows of a CSV file with their line numbers; empty lines are left out.

    Raises
    ------
    DataError
        If the file is missing, isn't in *encoding*, or is no CSV.
    """
    try:
        with path.open(encoding=encoding, newline="") as stream:
            reader = csv.reader(stream, strict=True)
            # A quoted cell may span lines: the row's number is that of its last line.
            rows = [(reader.line_num, row) for row in reader if row]
    except OSError as error:
        raise unreadable(path, error) from error
    except UnicodeDecodeError as error:
        raise DataError(
            f"{path.name} は {encoding} で読めません（{error.start}バイト目）。"
            "文字コードを確認してください。",
            f"{path.name} can't be read as {encoding} (byte {error.start}). Check its encoding.",
        ) from error
    except csv.Error as error:
        raise DataError(
            f"{path.name} はCSVとして読めません: {error}",
            f"{path.name} is no readable CSV: {error}",
        ) from error
    for line, row in rows:
        if any("\0" in cell for cell in row):
            raise DataError(
                f"{path.name} の{line}行目: テキストではありません（NUL）。",
                f"{path.name}, line {line}: this is no text (NUL).",
            )
    return rows


def read_csv_table(
    path: Path, columns: Collection[str], *, encoding: str = "utf-8-sig"
) -> CsvTable:
    """Read a CSV file whose first row names at least *columns*.

    Raises
    ------
    DataError
        If the file can't be read, a column is missing or named twice, a row is too short or too
        long, or there is no row at all.
    """
    rows = read_rows(path, encoding=encoding)
    header = rows[0][1] if rows else []
    check_header(path.name, header, columns)
    return table_of(path.name, header, rows[1:])


def check_header(file: str, header: Sequence[str], columns: Collection[str]) -> None:
    """Check that *header* names every one of *columns* exactly once.

    Raises
    ------
    DataError
        If it doesn't.
    """
    for column in columns:
        if header.count(column) != 1:
            found = ", ".join(name[:30] for name in header[:20]) or "nothing"
            raise DataError(
                f"{file} の1行目: 列「{column}」が1つ必要ですが、{header.count(column)}個でした"
                f"（列: {found}）。",
                f"{file}, line 1: expected one column '{column}', found {header.count(column)} "
                f"(columns: {found}).",
            )


def table_of(file: str, header: Sequence[str], rows: Sequence[tuple[int, list[str]]]) -> CsvTable:
    """Return the table of *rows* under *header*.

    Raises
    ------
    DataError
        If there is no row, or a row's number of cells differs from the header's.
    """
    if not rows:
        raise DataError(f"{file} にデータ行がありません。", f"{file} has no row of data.")
    for line, row in rows:
        if len(row) != len(header):
            raise DataError(
                f"{file} の{line}行目: {len(header)}列のはずですが、{len(row)}列でした。",
                f"{file}, line {line}: expected {len(header)} cells, found {len(row)}.",
            )
    index = pd.Index([line for line, _ in rows], name="line")
    cells = [row for _, row in rows]
    return CsvTable(file, pd.DataFrame(cells, columns=list(header), index=index, dtype="str"))
