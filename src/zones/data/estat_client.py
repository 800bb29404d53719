"""e-Stat's API: fetch a table page by page, politely, and go on after a cut."""

import json
import os
import tomllib
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zones.data import home
from zones.data.downloads import OFFLINE, Patience, by_hand, get
from zones.data.sources.estat_api import FLOWS_2020, parse_page
from zones.data.sources.estat_files import pages_json
from zones.errors import DataError, InputError
from zones.labels import Text

ENDPOINT = "https://api.e-stat.go.jp/rest/3.0/app/json/getStatsData"
"""Where the API is."""

VARIABLE = "ESTAT_APP_ID"
"""Environment variable that holds the application id."""

SECRETS = "secrets.toml"
"""File in the data home that holds it otherwise: ``estat_app_id = "…"``."""

_PAGE = 100_000
_MOST_PAGES = 1_000
_PAUSE_SECONDS = 1.0
_PAGE_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class AppId:
    """An application id; its text never shows the value."""

    value: str = field(repr=False)

    def out_of(self, text: str) -> str:
        """Return *text* without the id."""
        return text.replace(self.value, "…") if self.value else text


def find_app_id() -> AppId:
    """Return the application id of the environment, or of the secrets file in the data home.

    Raises
    ------
    InputError
        If there is none: it says where to put it.
    """
    value = os.environ.get(VARIABLE, "").strip()
    path = home.home_folder() / SECRETS
    if not value and path.is_file():
        try:
            found = tomllib.loads(path.read_text(encoding="utf-8")).get("estat_app_id", "")
        except (OSError, ValueError):
            raise InputError(
                f'{path} を読めません。estat_app_id = "…" と書いてください。',
                f'{path} can\'t be read. Write estat_app_id = "…" in it.',
            ) from None
        value = str(found).strip()
    if not value:
        raise InputError(
            f"e-StatのアプリケーションIDがありません。環境変数 {VARIABLE} か {path} に書いてください"
            "（e-Statの利用登録で発行されます）。",
            f"There is no application id of e-Stat. Put it into {VARIABLE} or {path} "
            "(registering with e-Stat gives one).",
        )
    return AppId(value)


def fetch_table(
    table: str,
    target: Path,
    *,
    endpoint: str = ENDPOINT,
    patience: Patience | None = None,
    progress: Callable[[Text], None] | None = None,
) -> Path:
    """Fetch every page of an e-Stat table into one file, written whole.

    Each page is kept until the table is whole, so that a cut run goes on with the next page. There
    is a second between requests.

    Parameters
    ----------
    table
        ``statsDataId``.
    target
        The file to write.
    endpoint
        The API.
    patience
        Waiting times and limits.
    progress
        Told how far it is.

    Raises
    ------
    NotFoundError
        If nothing may be fetched.
    DataError
        If e-Stat reports an error, or its pages don't fit together.
    """
    if os.environ.get(OFFLINE):
        raise by_hand(f"{endpoint}/{table}", target)
    app_id = find_app_id()
    waiting = patience or Patience(most_bytes=_PAGE_BYTES)
    folder = target.with_name(f".{target.name}.pages")
    folder.mkdir(parents=True, exist_ok=True)
    pages: list[Any] = []
    start, total = 1, None
    while True:
        content, fresh = _page(table, start, folder, app_id, endpoint, waiting)
        page = parse_page(content, name=table)
        if total is not None and page.total != total:
            _clear(folder)
            raise _changed(table)
        total = page.total
        pages.append(content)
        if progress:
            done = start + len(page.cells) - 1
            progress(Text(f"{table}: {done:,} / {total:,}件", f"{table}: {done:,} of {total:,}"))
        if page.following is None:
            break
        if page.following <= start or len(pages) >= _MOST_PAGES:
            _clear(folder)
            raise _changed(table)
        start = page.following
        if fresh:
            waiting.pause(_PAUSE_SECONDS)
    home.write_whole(target, pages_json(table, pages))
    _clear(folder)
    return target


def _page(
    table: str, start: int, folder: Path, app_id: AppId, endpoint: str, patience: Patience
) -> tuple[Any, bool]:
    """Return a page, and whether it was fetched now."""
    kept = folder / f"{start:010d}.json"
    if kept.is_file():
        try:
            return json.loads(kept.read_bytes()), False
        except ValueError:
            kept.unlink()
    query = {
        "appId": app_id.value, "statsDataId": table, "limit": str(_PAGE),
        "startPosition": str(start), "metaGetFlg": "N",
    }  # fmt: skip
    if table == FLOWS_2020:
        query["cdCat01"] = "0"
    body = get(f"{endpoint}?{urllib.parse.urlencode(query)}", patience=patience)
    content = _content(table, body, app_id)
    # A page that reports an error is not kept: the next run asks again.
    parse_page(content, name=table)
    home.write_whole(kept, json.dumps(content, ensure_ascii=False).encode())
    return content, True


def _content(table: str, body: bytes, app_id: AppId) -> Any:  # noqa: ANN401 - JSON
    try:
        return json.loads(app_id.out_of(body.decode("utf-8-sig")))
    except (ValueError, RecursionError) as error:
        raise DataError(
            f"e-Stat（表 {table}）の応答がJSONではありません。時間をおいて試してください。",
            f"e-Stat's answer (table {table}) is no JSON. Try again later.",
        ) from error


def _clear(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()


def _changed(table: str) -> DataError:
    return DataError(
        f"e-Stat（表 {table}）: 頁のつながりが合いません（取得中に更新された可能性）。"
        "もう一度実行してください。",
        f"e-Stat (table {table}): its pages don't fit together (it may have changed meanwhile). "
        "Run it again.",
    )
