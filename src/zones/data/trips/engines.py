"""What an engine does: gives tables, takes the crosswalk, runs an expression."""

import re
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

import pyarrow as pa

from zones.data.trips.sources import Trips
from zones.data.trips.watching import Watch
from zones.errors import InputError

EngineName = Literal["duckdb", "spark"]

ENGINES: tuple[EngineName, ...] = ("duckdb", "spark")

DEFAULT_MEMORY = "4GB"
DEFAULT_MASTER = "local[*]"
MASTER_SECONDS = 90.0

_MEMORY = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*([KMGT])i?B?", re.IGNORECASE)
_POWERS = {"K": 1, "M": 2, "G": 3, "T": 4}
_LEAST_BYTES = 64 * 1024**2


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may choose about an engine.

    Parameters
    ----------
    engine
        ``duckdb`` on this machine, or ``spark``.
    memory
        What it may use, like ``4GB``: for Spark the driver's.
    master
        Spark's master URL.
    master_seconds
        Time in which the master must answer.
    """

    engine: EngineName = "duckdb"
    memory: str = DEFAULT_MEMORY
    master: str = DEFAULT_MASTER
    master_seconds: float = MASTER_SECONDS

    @property
    def memory_bytes(self) -> int:
        """The memory in bytes.

        Raises
        ------
        InputError
            If it is no amount of memory, or less than 64 MB.
        """
        found = _MEMORY.fullmatch(self.memory.strip())
        amount = float(found[1]) * 1024 ** _POWERS[found[2].upper()] if found else 0
        if amount < _LEAST_BYTES:
            raise InputError(
                f"--memory {self.memory[:20]} は使えません。4GB や 800MB のように指定してください"
                "（64MBから）。",
                f"--memory {self.memory[:20]} can't be used. Write it like 4GB or 800MB "
                "(64MB at least).",
            )
        return int(amount)


class Engine(Protocol):
    """A running engine."""

    @property
    def about(self) -> dict[str, str]:
        """Its name and versions, for the report."""
        ...

    def trips(self, trips: Trips) -> Any:  # noqa: ANN401 - ibis
        """Return the trips as an Ibis table; nothing is read yet."""
        ...

    def upload(self, name: str, table: pa.Table) -> Any:  # noqa: ANN401 - ibis
        """Return a small *table* as an Ibis table that the engine has by *name*."""
        ...

    def run(self, expression: Any, watch: Watch) -> pa.Table:  # noqa: ANN401 - ibis
        """Run *expression* and return its rows, in any order."""
        ...


def start(settings: Settings, scratch: Path) -> AbstractContextManager[Engine]:
    """Return the engine of *settings*, to be used in a with statement.

    Parameters
    ----------
    settings
        The choice.
    scratch
        A folder for what doesn't fit into memory.

    Raises
    ------
    InputError
        If the engine isn't installed, or the settings can't be.
    """
    memory = settings.memory_bytes
    # Each engine is loaded only where it is asked for.
    if settings.engine == "spark":
        from zones.data.trips.spark_engine import spark_engine  # noqa: PLC0415

        return spark_engine(settings, scratch)
    from zones.data.trips.duckdb_engine import duckdb_engine  # noqa: PLC0415

    return duckdb_engine(memory, scratch)
