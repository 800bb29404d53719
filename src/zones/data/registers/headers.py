"""Which column of a person's own list means what."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from zones.errors import DataError
from zones.schemas.register import COLUMNS

_MEANINGS = {
    "union_id": "union_id 圏域id 団体id 圏域番号 id",
    "name": "name union_name 圏域名 圏域名称 団体名 名称 組合名 広域連合名 圏域 連携名",
    "type": "type 種別 種類 形態 連携形態 制度 方式",
    "prefecture": "prefecture 都道府県 都道府県名 県名 所在都道府県",
    "role": "role 役割 区分 立場",
    "municipality": (
        "municipality municipality_name 市町村 市町村名 市区町村 市区町村名 構成市町村 "
        "構成市町村名 構成団体 構成団体名 関係市町村 連携市町村 近隣市町村 自治体 自治体名"
    ),
    "municipality_prefecture": (
        "municipality_prefecture prefecture_of_municipality 市町村の都道府県 市町村都道府県 "
        "構成市町村の都道府県 構成市町村都道府県"
    ),
    "code": (
        "code 市町村コード 市区町村コード 団体コード 自治体コード 地方公共団体コード "
        "全国地方公共団体コード コード"
    ),
    "centre": "centre center 中心市 中心市町村 中心都市 連携中枢都市 宣言中心市",
    "valid_from": (
        "valid_from 設立日 設立年月日 設立 発足日 発足年月日 形成日 形成年月日 締結日 協定締結日 "
        "開始日 加入日"
    ),
    "valid_to": "valid_to 廃止日 解散日 終了日 脱退日 失効日",
    "as_of": "as_of 時点 基準日 調査時点",
    "tasks": "tasks 事務 共同処理事務 処理事務 事務名 主な事務 業務 取組 取組分野 分野",
    "status": "status 状態 確認状況 確認",
    "source": "source 出典 典拠 資料",
    "note": "note 備考 注 摘要",
}
_BY_WORD = {word: field for field, words in _MEANINGS.items() for word in words.split()}
_SEARCHED_ROWS = 20


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header stands and what its columns mean.

    Parameters
    ----------
    row
        Place in the list of rows.
    fields
        Column by field.
    ignored
        Headings that mean nothing here, or something that another column says already.
    own
        Whether it is the table that we export ourselves: read as it stands.
    """

    row: int
    fields: dict[str, int]
    ignored: tuple[str, ...]
    own: bool


def find_header(file: str, rows: Sequence[Sequence[str]]) -> Header:
    """Find the header among the first rows: it names the union and its municipalities.

    Raises
    ------
    DataError
        If no row does.
    """
    for at, cells in enumerate(rows[:_SEARCHED_ROWS]):
        fields: dict[str, int] = {}
        ignored: list[str] = []
        for column, cell in enumerate(cells):
            field = _BY_WORD.get(_word(cell))
            if field is not None and field not in fields:
                fields[field] = column
            elif cell.strip():
                ignored.append(cell.strip())
        if "name" in fields and fields.keys() & {"municipality", "code", "centre"}:
            return Header(at, fields, tuple(ignored), sorted(cells) == sorted(COLUMNS))
    raise DataError(
        f"{file}：見出しが見つかりません。「圏域名」と「構成市町村」（または「市町村コード」）の"
        "列がある行を、先頭20行までに置いてください。",
        f"{file}: no header found. Put a row with the columns '圏域名' (or 'name') and '構成市町村' "
        "(or 'municipality', 'code') among the first 20.",
    )


def _word(cell: str) -> str:
    plain = unicodedata.normalize("NFKC", cell).lower()
    return re.sub(r"\(.*?\)|[\s　・:]", "", plain)
