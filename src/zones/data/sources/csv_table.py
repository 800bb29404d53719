"""Strict reading of CSV files: every cell is text until a column says what it must be."""

import csv
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from zones.errors import DataError
from zones.labels import Text

_SHOWN = 80

CODE = r"[0-9]{5}"
"""A municipality code (JIS X 0402)."""

FIVE_DIGITS = Text("01100 のような5桁の数字", "five digits, like 01100")
"""What `CODE` stands for, in the words of an error."""

_HUGE = 10**12


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
        self, column: str, pattern: str, expected: Text, *, optional: bool = False
    ) -> pd.Series:
        """Return *column* as text after checking every cell against *pattern*.

        Parameters
        ----------
        column
            Name of the column.
        pattern
            Regular expression that a whole cell matches.
        expected
            What *pattern* stands for, in the words of the error: a noun in either language.
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
        return self.matching(column, CODE, FIVE_DIGITS, optional=optional)

    def integers(self, column: str) -> pd.Series:
        """Return *column* as whole numbers (int64) of zero or more.

        Raises
        ------
        DataError
            If a cell is anything else: a sign, a fraction, a symbol or nothing.
        """
        expected = Text("0以上の整数", "a whole number of 0 or more")
        return self.matching(column, r"[0-9]{1,15}", expected).astype("int64")

    def decimals(self, column: str, *, low: float, high: float) -> pd.Series:
        """Return *column* as numbers (float64) between *low* and *high*.

        Raises
        ------
        DataError
            If a cell is no number or out of range.
        """
        expected = Text(_range(low, high), f"a number from {low:g} to {high:g}")
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
        quoted = "".join(f"「{word}」" for word in meanings)
        expected = Text(f"{quoted}のどれか", " / ".join(meanings))
        self._refuse(column, ~self.text[column].isin(list(meanings)), expected)
        return self.text[column].map(dict(meanings))

    def check_unique(self, columns: Sequence[str]) -> None:
        """Check that no two rows agree in all of *columns*.

        Raises
        ------
        DataError
            If two rows do; it names the second one.
        """
        again = self.text.duplicated(list(columns))
        if again.any():
            first = int(again.to_numpy().argmax())
            cells = [str(self.text[column].iloc[first])[:_SHOWN] for column in columns]
            raise _twice(self.file, int(self.text.index[first]), columns, cells)

    def _refuse(self, column: str, bad: pd.Series, expected: Text) -> None:
        if bad.any():
            first = int(bad.to_numpy().argmax())
            line, found = int(self.text.index[first]), str(self.text[column].iloc[first])
            raise cell_error(self.file, line, column, expected=expected, found=found)


def cell_error(file: str, line: int, column: str | int, *, expected: Text, found: str) -> DataError:
    """Return the error that says what stands in a cell instead of what was expected.

    A column without a name is told by its number, from 1.
    """
    named = isinstance(column, str)
    where = Text(
        f"列「{column}」" if named else f"{column}列目",
        f"column '{column}'" if named else f"column '#{column}'",
    )
    found = found[:_SHOWN]
    was = f"「{found}」" if found else "空欄"
    return DataError(
        f"{file} の{line}行目、{where.ja}: {expected.ja}のはずですが、{was}でした。"
        "ファイルを確認してください。",
        f"{file}, line {line}, {where.en}: expected {expected.en}, found '{found}'. "
        "Check the file.",
    )


def _twice(file: str, line: int, columns: Sequence[str], cells: Sequence[str]) -> DataError:
    several, quoted = len(columns) > 1, [f"'{column}'" for column in columns]
    return DataError(
        f"{file} の{line}行目: 列{''.join(f'「{column}」' for column in columns)}の"
        f"{'組み合わせ' if several else ''}「{'・'.join(cells)}」は前の行にもあります。"
        "どちらか1行だけにしてください。",
        f"{file}, line {line}, column{'s' if several else ''} "
        f"{', '.join(quoted)}: '{', '.join(cells)}' stands in an "
        "earlier line too. Keep one of them.",
    )


def _range(low: float, high: float) -> str:
    """Return a range in Japanese; a huge number is written with 兆.

    Examples
    --------
    >>> _range(20, 46), _range(0, 1e15)
    ('20から46までの数', '0から1,000兆までの数')
    """
    top = f"{high / _HUGE:,.0f}兆" if high >= _HUGE else f"{high:g}"
    return f"{low:g}から{top}までの数"


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
            f"{path.name} はCSVとして読めません（{error}）。表計算ソフトで保存し直してください。",
            f"{path.name} is no readable CSV ({error}). Save it again from a spreadsheet.",
        ) from error
    for line, row in rows:
        if any("\0" in cell for cell in row):
            raise DataError(
                f"{path.name} の{line}行目はテキストではありません（NUL）。"
                "表計算ソフトで保存し直してください。",
                f"{path.name}, line {line}: this is no text (NUL). Save it again from a "
                "spreadsheet.",
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
            names, count = [name[:30] for name in header[:20]], header.count(column)
            raise DataError(
                f"{file} の1行目: 列「{column}」が1つ必要ですが、{count}個でした"
                f"（列: {'、'.join(names) or 'なし'}）。",
                f"{file}, line 1: expected one column '{column}', found {count} "
                f"(columns: {', '.join(names) or 'nothing'}).",
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
