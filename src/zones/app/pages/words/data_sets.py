"""The words of the choice of a data set."""

from collections.abc import Mapping

from zones.labels import Text

DATA_SET = Text("データセット", "Data set")
EMBEDDED = Text("収録データ", "embedded data")
DATA_SET_HELP = Text(
    "zones data import で取り込んだデータセットを使えます。この選択はあなたの画面だけに効きます。",
    "Data sets made with 'zones data import' can be used; the choice holds for your screen only.",
)
EMBEDDED_SHOWN = Text(
    "それまでは収録データを表示します。", "The embedded data are shown until then."
)

KINDS: Mapping[str, Text] = {
    "n03": Text("国土数値情報の行政区域", "administrative areas (N03)"),
    "p34": Text("国土数値情報の役場位置", "offices (P34)"),
    "offices": Text("役所・役場の位置", "offices"),
    "categories": Text("市の区分", "categories of cities"),
    "od": Text("通勤通学の表（OD）", "table of flows (OD)"),
    "estat-od": Text("e-Stat の通勤通学のファイル", "e-Stat's files of flows"),
    "estat": Text("e-Stat の API の応答", "e-Stat's answers"),
    "estat-db": Text("e-Stat のデータベースの CSV", "e-Stat's database CSV"),
    "ssdse": Text("教育用標準データセット（SSDSE）", "SSDSE"),
    "ipss": Text("将来推計人口（社人研）", "projected population (IPSS)"),
    "mesh": Text("メッシュ人口", "population grid"),
    "unions": Text("既存の圏域の名簿", "register of unions"),
    "changes": Text("廃置分合等情報", "changes of municipalities"),
}
"""Kinds of files that are imported."""
