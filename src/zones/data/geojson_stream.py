"""The features of a GeoJSON file one after the other, however large the file is."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import IO, Any

from zones.errors import DataError

_PIECE = 1 << 20
_MAX_FEATURE = 256 << 20
_MAX_HEAD = 1 << 20
_SPACE = " \t\r\n"


def read_features(
    stream: IO[bytes], file: str, *, encoding: str = "utf-8-sig"
) -> Iterator[dict[str, Any]]:
    """Yield every feature of a FeatureCollection, keeping one of them in memory.

    Parameters
    ----------
    stream
        The file's bytes.
    file
        Its name, for messages.
    encoding
        UTF-8 unless the file is an old one in cp932.

    Raises
    ------
    DataError
        If it is no FeatureCollection, is cut off, or doesn't decode.
    """
    text = _Text(stream, file, encoding)
    text.skip_to_features()
    decoder = json.JSONDecoder()
    number = 0
    while not text.at_end_of_list():
        number += 1
        feature = text.next_value(decoder, number)
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            raise DataError(
                f"{file} の{number}番目: Feature のはずですが、違うものでした。",
                f"{file}, item {number}: expected a Feature.",
            )
        yield feature


class _Text:
    """A window on the text of a file."""

    def __init__(self, stream: IO[bytes], file: str, encoding: str) -> None:
        self._stream, self._file = stream, file
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._window, self._at, self._done = "", 0, False

    def skip_to_features(self) -> None:
        """Move behind ``"features": [``."""
        while True:
            at = self._window.find('"features"')
            bracket = self._window.find("[", at) if at >= 0 else -1
            if bracket >= 0:
                between = self._window[at + len('"features"') : bracket]
                if between.strip(_SPACE) == ":":
                    self._check_datum(self._window[:at])
                    self._at = bracket + 1
                    return
                raise self._no_collection()
            if self._done or len(self._window) > _MAX_HEAD:
                raise self._no_collection()
            self._more(_PIECE)

    def _check_datum(self, head: str) -> None:
        """Refuse the old Tokyo datum where the head of the file states it."""
        if re.search(r"EPSG:{1,2}4301\b", head):
            raise DataError(
                f"{self._file}: 旧日本測地系（EPSG:4301）です。JGD2000/2011版が必要です。",
                f"{self._file}: it is in the old Tokyo datum (EPSG:4301). "
                "Get the one in JGD2000 or JGD2011.",
            )

    def at_end_of_list(self) -> bool:
        """Skip spaces and a comma; tell whether the list ends here."""
        while True:
            while self._at < len(self._window) and self._window[self._at] in _SPACE + ",":
                self._at += 1
            if self._at < len(self._window):
                return self._window[self._at] == "]"
            if self._done:
                raise self._cut_off()
            self._more(_PIECE)

    def next_value(self, decoder: json.JSONDecoder, number: int) -> object:
        """Return the JSON value that starts here, reading on until it is whole."""
        wanted = _PIECE
        while True:
            try:
                value, self._at = decoder.raw_decode(self._window, self._at)
            except (ValueError, RecursionError) as error:
                if self._done or isinstance(error, RecursionError):
                    raise self._cut_off(number) from error
                if len(self._window) - self._at > _MAX_FEATURE:
                    raise self._cut_off(number) from error
                self._more(wanted)
                wanted *= 2  # so that a large feature is tried a few times only
            else:
                return value

    def _more(self, size: int) -> None:
        piece = self._stream.read(size)
        self._done = not piece
        try:
            text = self._decoder.decode(piece, final=self._done)
        except UnicodeDecodeError as error:
            raise DataError(
                f"{self._file} の文字コードが違います（{error.encoding}として読めません）。",
                f"{self._file} can't be read as {error.encoding}.",
            ) from error
        self._window = self._window[self._at :] + text
        self._at = 0

    def _no_collection(self) -> DataError:
        return DataError(
            f"{self._file} はGeoJSONのFeatureCollectionではありません。",
            f"{self._file} is no GeoJSON FeatureCollection.",
        )

    def _cut_off(self, number: int | None = None) -> DataError:
        ja = "" if number is None else f"の{number}番目の図形"
        en = "" if number is None else f", feature {number}"
        return DataError(
            f"{self._file}{ja}: 途中で切れているか、JSONとして読めません。",
            f"{self._file}{en}: it is cut off, or no JSON.",
        )
