"""The way from small areas or mesh codes to units, normally municipalities."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, cast

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from zones.data.archives import read_at_most
from zones.data.sources.csv_table import table_of
from zones.data.text_tables import MAX_BYTES, read_text_table, rows_of
from zones.errors import DataError

PARTS = 10_000
"""Weights are whole numbers of this: sums are exact, and the same on every engine."""

CODE_NAMES = ("code", "cell", "mesh", "mesh_code", "key_code", "tabblk2020", "tabblk2010")
UNIT_NAMES = ("municipality", "unit", "city", "cty")
WEIGHT_NAMES = ("weight", "share")
"""Names that the columns of a crosswalk may have, in any case, unless they are told."""

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Codes of small areas, each with one unit or with several by weight.

    Parameters
    ----------
    table
        `code` (text), `unit` (int32, a place in *units*), `parts` (int64, of `PARTS` in all for a
        code), `first` (int64, 1 on one row of each code, else 0); sorted by code and unit.
    units
        Codes of the units, sorted.
    weighted
        Whether a code has several units.
    digits
        Number of leading signs of a code that count; None for all of them.
    origin
        Where it comes from, in words for the report.
    """

    table: pd.DataFrame
    units: tuple[str, ...]
    weighted: bool
    digits: int | None
    origin: str

    def arrow(self, *, numbers: bool) -> pa.Table:
        """Return the table for an engine, codes as whole numbers where the trips have them so.

        Raises
        ------
        DataError
            If a code is no number, or two codes are the same number.
        """
        key = _texts(self.table["code"])
        if numbers:
            good = pc.match_substring_regex(key, "^[0-9]{1,18}$")
            if not pc.all(good).as_py():
                raise _no_number(str(key[pc.index(good, value=False).as_py()]))
            key = key.cast(pa.int64())
            numbered = np.sort(key.to_numpy())
            distinct = 1 + int((np.diff(numbered) > 0).sum())
            if distinct != int(self.table["first"].sum()):
                raise _same_number()
        columns = {"key": key, "unit": self.table["unit"]}
        if self.weighted:
            columns |= {"parts": self.table["parts"], "first": self.table["first"]}
        return pa.table(columns)


def make_crosswalk(pairs: pd.DataFrame, *, origin: str, digits: int | None = None) -> Crosswalk:
    """Return the crosswalk of *pairs*.

    Parameters
    ----------
    pairs
        `code`, `unit` and, where a code may have several units, `weight`: any positive numbers
        (areas, people, shares); what counts is their ratio within a code.
    origin, digits
        As in `Crosswalk`.

    Raises
    ------
    DataError
        If it is empty, a code comes twice without weights, a pair comes twice, or a weight isn't
        positive.
    """
    if pairs.empty:
        raise DataError(
            f"{origin}: 対応表が空です。コードと市区町村の行がある表を指定してください。",
            f"{origin}: the crosswalk is empty. Give one with rows of codes and units.",
        )
    table, units = _sorted(pairs)
    again = table["code"].to_numpy()[1:] == table["code"].to_numpy()[:-1]
    first = np.concatenate([[True], ~again])
    weighted = "weight" in table and not bool(first.all())
    if "weight" in table:
        again = again & (np.diff(table["unit"]) == 0)
        _check_weights(origin, table)
    if again.any():
        raise _twice(origin, table, units, int(again.argmax()))
    table["parts"] = _parts(np.cumsum(first), table["weight"].to_numpy()) if weighted else PARTS
    made = table[["code", "unit", "parts"]]
    if weighted:
        made = made[made["parts"] > 0].reset_index(drop=True)
        first = ~made["code"].duplicated().to_numpy()
    made = made.assign(first=first.astype(np.int64)).astype({"parts": "int64"})
    return Crosswalk(made, units, weighted, digits, origin)


def read_crosswalk(path: Path, columns: dict[str, str] | None = None) -> Crosswalk:
    """Read a crosswalk: CSV (also .gz), Excel or Parquet with a code, a unit, perhaps a weight.

    Parameters
    ----------
    path
        The file.
    columns
        Names of the columns ``code``, ``unit`` and ``weight``, where they are others than
        `CODE_NAMES`, `UNIT_NAMES` and `WEIGHT_NAMES`.

    Raises
    ------
    DataError
        If it can't be read, a column is missing, a cell is empty, or it is no crosswalk.
    """
    text = _read(path)
    names = [str(name) for name in text.column_names]
    given = columns or {}
    wanted = {
        "code": _column(path, names, given.get("code"), CODE_NAMES, "code"),
        "unit": _column(path, names, given.get("unit"), UNIT_NAMES, "unit"),
    }
    if given.get("weight") is not None or {name.lower() for name in names} & set(WEIGHT_NAMES):
        wanted["weight"] = _column(path, names, given.get("weight"), WEIGHT_NAMES, "weight")
    pairs = text.select(wanted.values()).rename_columns(list(wanted))
    pairs = pd.DataFrame({name: _trimmed(pairs.column(name)) for name in wanted})
    empty = (pairs[["code", "unit"]] == "").any(axis=1)
    if empty.any():
        line = int(empty.to_numpy().argmax()) + 2
        raise DataError(
            f"{path.name} の{line}行目: コードか市区町村が空です。値を入れるか、行を消してください。",
            f"{path.name}, line {line}: the code or its unit is empty. Fill it in, or take the row "
            "out.",
        )
    if "weight" in pairs:
        pairs["weight"] = _weights(path, pairs["weight"])
    return make_crosswalk(pairs, origin=path.name)


def with_units(crosswalk: Crosswalk, renamed: Callable[[str], str | None]) -> Crosswalk:
    """Return the crosswalk to other units: what *renamed* says, and nothing where it says None.

    Codes whose units become the same are joined; the weights of a code still add up, unless a
    unit of it fell away, whose persons are then those of the rest.
    """
    new = {unit: renamed(unit) for unit in crosswalk.units}
    table = crosswalk.table
    names = np.array(crosswalk.units, dtype=object)[table["unit"].to_numpy()]
    pairs = pd.DataFrame(
        {
            "code": table["code"],
            "unit": pd.Series(names, index=table.index).map(new),
            "weight": table["parts"].astype("float64"),
        }
    ).dropna(subset=["unit"])
    joined = pairs.groupby(["code", "unit"], sort=True)["weight"].sum().reset_index()
    made = make_crosswalk(joined, origin=crosswalk.origin, digits=crosswalk.digits)
    return replace(made, weighted=made.weighted)


def _sorted(pairs: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return the pairs by code and unit, units as places in the sorted units, which come second.

    Arrow sorts millions of texts in a fraction of the time that pandas takes.
    """
    units = _texts(pairs["unit"]).dictionary_encode()
    names = units.dictionary.to_pylist()
    places = np.argsort(np.argsort(np.array(names, dtype=object)))
    table = pa.table(
        {
            "code": _texts(pairs["code"]),
            "unit": places.astype(np.int32)[units.indices.to_numpy()],
            **({"weight": pairs["weight"].to_numpy(dtype=np.float64)} if "weight" in pairs else {}),
        }
    )
    in_order = table.sort_by([("code", "ascending"), ("unit", "ascending")])
    frame: pd.DataFrame = in_order.to_pandas()
    return frame, tuple(sorted(names))


def _texts(column: pd.Series) -> pa.Array:
    made = pa.array(column.astype("str"), pa.string())
    return made.combine_chunks() if isinstance(made, pa.ChunkedArray) else made


def _parts(codes: NDArray[np.int64], weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the weights as whole numbers of `PARTS` for each code, largest remainders first."""
    raw = pd.Series(weights)
    share = raw / raw.groupby(codes).transform("sum") * PARTS
    whole = np.floor(share).astype("int64")
    rest = (share - whole).round(9)  # the noise of a division must not decide
    missing = PARTS - whole.groupby(codes).transform("sum")
    order = rest.groupby(codes).rank(method="first", ascending=False)
    return np.asarray(whole + (order <= missing), dtype=np.int64)


def _read(path: Path) -> pa.Table:
    """Return the cells as Arrow has them: text, or what a Parquet file holds."""
    try:
        with path.open("rb") as stream:
            start = stream.read(4)
        if start.startswith(b"\x1f\x8b"):
            with gzip.open(path) as packed:
                content = read_at_most(cast("IO[bytes]", packed), MAX_BYTES, path.name)
            (_, header), *rows = rows_of(path.name, content)
            return pa.Table.from_pandas(table_of(path.name, header, rows).text)
        if start == b"PAR1":
            return pq.read_table(path)
    except (OSError, EOFError, ValueError, pa.ArrowException) as error:
        if isinstance(error, DataError):
            raise
        raise DataError(
            f"{path} を読めません。場所と形式（CSV・Excel・Parquet）を確かめてください。",
            f"{path} can't be read. Check the place and the format (CSV, Excel, Parquet).",
        ) from error
    return pa.Table.from_pandas(read_text_table(path).text)


def _trimmed(column: pa.ChunkedArray) -> pd.Series:
    text = pc.fill_null(column.cast(pa.string()), "")
    trimmed: pd.Series = pc.utf8_trim_whitespace(text).to_pandas()
    return trimmed


def _column(
    path: Path, names: list[str], given: str | None, known: tuple[str, ...], item: str
) -> str:
    wanted = (given,) if given is not None else known
    for one in wanted:
        for name in names:
            if name == one or (given is None and name.lower() == one):
                return name
    raise DataError(
        f"{path.name}: 列{'か'.join(f'「{one}」' for one in wanted)}がありません（あるのは "
        f"{'、'.join(names[:12])}）。"
        f"--crosswalk-column {item}=列名 で指定してください。",
        f"{path.name} has no column {' / '.join(wanted)} (it has {', '.join(names[:12])}). "
        f"Name it with --crosswalk-column {item}=NAME.",
    )


def _weights(path: Path, text: pd.Series) -> pd.Series:
    numbers = pd.to_numeric(text, errors="coerce")
    bad = ~(np.isfinite(numbers) & (numbers >= 0))
    if bad.any():
        at = int(bad.to_numpy().argmax())
        raise DataError(
            f"{path.name} の{at + 2}行目: 重み「{text.iloc[at][:20]}」を正の数にしてください。",
            f"{path.name}, line {at + 2}: the weight '{text.iloc[at][:20]}' must be a positive "
            "number.",
        )
    return numbers


def _check_weights(origin: str, table: pd.DataFrame) -> None:
    if not (table["weight"] > 0).all():
        code = table.loc[~(table["weight"] > 0), "code"].iloc[0]
        raise DataError(
            f"{origin}: コード {code} の重みを正の数にしてください。",
            f"{origin}: the weight of code {code} must be a positive number.",
        )


def _twice(origin: str, table: pd.DataFrame, units: tuple[str, ...], at: int) -> DataError:
    code = table["code"].iloc[at]
    named = table["unit"].iloc[at : at + _SHOWN][table["code"].iloc[at : at + _SHOWN] == code]
    both = [units[place] for place in named]
    return DataError(
        f"{origin}: コード {code} が2回あります（{'、'.join(both)}）。重みの列がなければ、1つにしてください。",
        f"{origin} maps code {code} twice ({', '.join(both)}). Keep one of them, or add a column of weights.",
    )


def _no_number(code: str) -> DataError:
    return DataError(
        f"移動データのコードは数値ですが、対応表の「{code[:40]}」は数ではありません。"
        "移動データのコードを文字列にするか、対応表を直してください。",
        f"The trips' codes are numbers, but '{code[:40]}' of the crosswalk is none. "
        "Write the trips' codes as text, or correct the crosswalk.",
    )


def _same_number() -> DataError:
    return DataError(
        "移動データのコードは数値で、対応表には先頭の0だけが違うコードがあります。"
        "移動データのコードを文字列にしてください。",
        "The trips' codes are numbers, and codes of the crosswalk differ in leading zeros only. "
        "Write the trips' codes as text.",
    )
