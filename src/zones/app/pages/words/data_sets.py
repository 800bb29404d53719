"""The words of the choice of a data set."""

from zones.labels import Text

DATA_SET = Text("データセット", "Data set")
EMBEDDED = Text("収録データ", "embedded data")
DATA_SET_HELP = Text(
    "zones data import で取り込んだデータセットを使えます。この選択はあなたの画面だけに効きます。",
    "Data sets made with 'zones data import' can be used; the choice holds for your screen only.",
)
EMBEDDED_SHOWN = Text("それまでは収録データを表示します。", "The embedded data are shown until then.")
