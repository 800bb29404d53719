"""Spark: the same expressions on a cluster, or on this machine with ``local[…]``."""

import contextlib
import os
import re
import shutil
import socket
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow as pa

from zones.data.trips.engines import Settings
from zones.data.trips.sources import Trips
from zones.data.trips.watching import Watch, run_watched
from zones.errors import DataError, InputError, OutputError, ZonesError
from zones.labels import Text

_SAID = 160
_CONNECT_SECONDS = 5.0
_LOCAL_SECONDS = 600.0
"""Spark in this process' own Java can't be dead, only slow on a busy machine."""
_STANDALONE = re.compile(r"spark://(.+)")
_MASTER = re.compile(r"local(\[([0-9]+|\*)(,[0-9]+)?\])?|spark://\S+|yarn|k8s://\S+", re.IGNORECASE)
_QUIET = "rootLogger.level = off\n"


@dataclass(frozen=True)
class SparkEngine:
    """A session, Ibis' view of it, and the master for messages."""

    session: Any
    backend: Any
    master: str

    @property
    def about(self) -> dict[str, str]:
        """Name, versions and master."""
        return {
            "engine": "spark",
            "spark": self.session.version,
            "ibis": version("ibis-framework"),
            "master": self.master,
        }

    def trips(self, trips: Trips) -> Any:  # noqa: ANN401 - ibis
        """Return the trips; every cell of a CSV is text.

        Raises
        ------
        DataError
            If they can't be found or read.
        """
        try:
            frame = reduce(lambda one, two: one.unionByName(two), self._frames(trips))
            frame.createOrReplaceTempView("trips")
            return self.backend.table("trips")
        except Exception as error:
            raise _told(error, trips.name) from error

    def _frames(self, trips: Trips) -> Iterator[Any]:
        def read(paths: list[str], base: str | None) -> Any:  # noqa: ANN401 - pyspark
            reader = self.session.read
            if base is not None and trips.partitions:
                reader = reader.option("basePath", base)
            if trips.format == "parquet":
                return reader.parquet(*paths)
            return reader.csv(
                paths,
                header=True,
                inferSchema=False,
                sep=trips.delimiter,
                quote='"',
                escape='"',
                mode="FAILFAST",
            )

        if trips.remote:
            yield read(list(trips.given), None)
        for root, parts in trips.roots:
            yield read([_address(one.path) for one in parts], f"file:{root.resolve()}")

    def upload(self, name: str, table: pa.Table) -> Any:  # noqa: ANN401 - ibis
        """Return *table* as a view that every worker gets whole."""
        self.session.createDataFrame(table).hint("broadcast").createOrReplaceTempView(name)
        return self.backend.table(name)

    def run(self, expression: Any, watch: Watch) -> pa.Table:  # noqa: ANN401 - ibis
        """Run *expression* as a job.

        Raises
        ------
        DataError
            If a file can't be read, or the job fails.
        """
        context = self.session.sparkContext
        text = self.backend.compile(expression)

        def work() -> pa.Table:
            try:
                return self.session.sql(text).toArrow()
            finally:
                _leave_thread()

        try:
            with warnings.catch_warnings():
                # PySpark leaves the socket of a result to the garbage collector
                warnings.filterwarnings("ignore", "unclosed.*socket", ResourceWarning)
                found: pa.Table = run_watched(
                    work,
                    watch,
                    percent=lambda: _percent(context.statusTracker()),
                    cancel=context.cancelAllJobs,
                )
        except Exception as error:
            raise _told(error, "") from error
        return found


@contextmanager
def spark_engine(settings: Settings, scratch: Path) -> Iterator[SparkEngine]:
    """Give an engine on the master of *settings*.

    Raises
    ------
    InputError
        If PySpark or Java is missing, or the master isn't one, or doesn't answer in time.
    """
    _check(settings)
    with contextlib.ExitStack() as stack:
        session = _session(settings, scratch, stack)
        import ibis  # type: ignore[import-untyped]  # noqa: PLC0415 - after the checks

        yield SparkEngine(session, ibis.pyspark.connect(session), settings.master)


def _check(settings: Settings) -> None:
    if find_spec("pyspark") is None:
        raise InputError(
            "PySpark がありません。pip install 'zones[spark]' で入れるか、--engine duckdb を使ってください。",
            "PySpark isn't installed. Run: pip install 'zones[spark]', or use --engine duckdb.",
        )
    home = os.environ.get("JAVA_HOME")
    java = Path(home) / "bin" / "java" if home else None
    if (java is None or not java.exists()) and shutil.which("java") is None:
        raise InputError(
            "Java がありません。Spark には Java 17 が必要です。--engine duckdb なら要りません。",
            "Java isn't installed. Spark needs Java 17; --engine duckdb needs none.",
        )
    if not _MASTER.fullmatch(settings.master):
        raise InputError(
            f"--master {settings.master[:60]} は使えません。local[2]、spark://ホスト:7077、yarn、"
            "k8s://ホスト のように指定してください。",
            f"--master {settings.master[:60]} can't be used. Write it like local[2], "
            "spark://host:7077, yarn or k8s://host.",
        )
    standalone = _STANDALONE.fullmatch(settings.master)
    if standalone and not any(_answers(place) for place in standalone[1].split(",")):
        raise _dead(settings.master)


def _answers(place: str) -> bool:
    """Tell whether anything listens there: Spark itself would try for a minute."""
    host, _, port = place.rpartition(":")
    if not host or not port.isdigit():
        return False
    try:
        with socket.create_connection((host, int(port)), _CONNECT_SECONDS):
            return True
    except OSError:
        return False


def _session(settings: Settings, scratch: Path, stack: contextlib.ExitStack) -> Any:  # noqa: ANN401 - pyspark
    """Return a session on a Java process of its own, which is gone when *stack* is closed."""
    from pyspark import SparkConf, SparkContext, java_gateway  # noqa: PLC0415 - an extra
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra

    quiet = scratch / "log4j2.properties"
    quiet.write_text(_QUIET)
    conf = SparkConf().setMaster(settings.master).setAppName("zones flows aggregate")
    for key, value in _configuration(settings, scratch, quiet).items():
        conf.set(key, value)
    noise = stack.enter_context((scratch / "java.log").open("wb"))
    try:
        launch: Any = java_gateway.launch_gateway
        gateway = launch(conf, {"stderr": noise, "stdout": noise})
    except Exception as error:
        raise _told(error, "") from error
    stack.callback(_stop, gateway)

    def made() -> Any:  # noqa: ANN401 - pyspark
        session = SparkSession(SparkContext(conf=conf, gateway=gateway))
        session.range(1).count()  # a master without workers takes an application and does nothing
        _leave_thread()
        return session

    try:
        session = run_watched(
            made,
            Watch(Text("Spark を起動しています", "Starting Spark")),
            percent=lambda: None,
            cancel=gateway.proc.kill,
            limit_seconds=max(settings.master_seconds, _LOCAL_SECONDS * _is_local(settings)),
        )
    except TimeoutError as error:
        raise _dead(settings.master) from error
    except Exception as error:
        raise _dead(settings.master) from error
    stack.callback(_quietly, session.stop)
    return session


def _configuration(settings: Settings, scratch: Path, quiet: Path) -> dict[str, str]:
    """Return Spark's settings; what a cluster says for itself (spark-defaults) goes first."""
    chosen = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.memory": f"{settings.memory_bytes // 1024**2}m",
        "spark.driver.maxResultSize": "0",
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={quiet.resolve().as_uri()} "
        f"-Djava.io.tmpdir={scratch}",
        "spark.sql.ansi.enabled": "true",
        "spark.sql.execution.arrow.pyspark.enabled": "true",
        "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
        "spark.sql.warehouse.dir": (scratch / "warehouse").resolve().as_uri(),
        "spark.sql.catalogImplementation": "in-memory",
    }
    if _is_local(settings):
        chosen |= {
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.local.dir": str(scratch),
            "spark.sql.shuffle.partitions": "8",
        }
    return chosen


def _address(path: Path) -> str:
    """Return the address of a file here, its name taken as it stands and not as a pattern."""
    plain = re.sub(r"([\\\[\]{}*?])", r"\\\1", str(path.resolve()))
    return f"file:{plain}"


def _is_local(settings: Settings) -> bool:
    return settings.master.lower().startswith("local")


def _percent(tracker: Any) -> float | None:  # noqa: ANN401 - pyspark
    """Return the finished share of the tasks of the running stages."""
    stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
    known = [stage for stage in stages if stage is not None]
    total = sum(stage.numTasks for stage in known)
    return 100 * sum(stage.numCompletedTasks for stage in known) / total if total else None


def _leave_thread() -> None:
    """Close the connection to Java that belongs to this thread, which ends."""
    from pyspark import SparkContext  # noqa: PLC0415 - an extra

    client: Any = getattr(SparkContext._gateway, "_gateway_client", None)  # noqa: SLF001
    _quietly(lambda: client.get_thread_connection().close())


def _stop(gateway: Any) -> None:  # noqa: ANN401 - py4j
    """End the Java process and forget it, so that a later session starts one of its own."""
    from pyspark import SparkContext  # noqa: PLC0415 - an extra
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra

    _quietly(gateway.shutdown)
    process = gateway.proc
    _quietly(process.stdin.close)
    process.kill()
    process.wait()
    SparkContext._gateway = SparkContext._jvm = None  # noqa: SLF001 - there is no public way
    SparkContext._active_spark_context = None  # noqa: SLF001
    SparkSession._instantiatedSession = None  # noqa: SLF001


def _quietly(work: Callable[[], object]) -> None:
    """Do the last thing on a connection that may be gone already."""
    with contextlib.suppress(Exception):
        work()


def _dead(master: str) -> InputError:
    return InputError(
        f"Spark のマスター {master[:80]} が応答しません。場所と稼働を確かめるか、"
        "--engine duckdb を使ってください。",
        f"The Spark master {master[:80]} doesn't answer. Check the address and that it runs, or "
        "use --engine duckdb.",
    )


def _told(error: Exception, file: str) -> ZonesError:
    """Return what Spark says as one sentence."""
    if isinstance(error, ZonesError):
        return error
    said = " ".join(str(error).split())
    short = said[:_SAID]
    if "No space left" in said:
        return OutputError(
            "作業用のディスクがいっぱいです。空きを増やしてください。以前のデータは変わっていません。",
            "The disk for temporary files is full. Free some space. The earlier data are unchanged.",
        )
    if "OutOfMemoryError" in said:
        return OutputError(
            "Spark のメモリーが足りません。--memory を増やしてください。",
            "Spark's memory doesn't suffice. Raise --memory.",
        )
    where = f"{file}: " if file else ""
    return DataError(
        f"{where}Spark で処理できませんでした（{short}）。ファイルを確かめるか、"
        "--engine duckdb を使ってください。",
        f"{where}Spark couldn't do it ({short}). Check the file, or use --engine duckdb.",
    )
