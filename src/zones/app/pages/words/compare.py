"""The words of 比較."""

from collections.abc import Mapping

from zones.labels import Text

CHOOSE_SETS = Text(
    "比べるもの（2〜3。圏域の名前でも検索できます）",
    "Compare (two or three; type the name of a union to find it)",
)
SET_DRAFT = Text("圏域をつくるの案", "my draft")
SET_PARTITION = Text("現在の計画案（1市区町村1圏域）", "current plan (one area each)")
SET_PROPOSALS = Text("候補：{name}", "proposals: {name}")
SET_UNIONS = Text("既存：{name}", "unions: {name}")
SET_UNION = Text("既存：{name}（{kind}）", "union: {name} ({kind})")
SET_OPENED = Text("ファイル：{name}", "file: {name}")
SET_METHOD = Text("参考：{name}", "method: {name}")
OPEN_OTHER = Text("ほかの計画ファイルと比べる", "Compare with another plan file")
USE_OTHER = Text("これと比べる", "Compare with it")
MUNICIPALITY = Text("市区町村", "Municipality")
CHOOSE_MORE = Text("比べるものを二つ以上選んでください。", "Choose two or more to compare.")
EMPTY_SET = Text(
    "「{name}」に圏域がありません。",
    "'{name}' has no area.",
)
METRICS = Text("指標", "Metrics")
DIFFERING = Text("扱いが違う市区町村", "Municipalities that differ")
DIFFERING_NOTE = Text(
    "どの中心の圏域に入るかが違う市区町村です（圏域の名前は比べません）。",
    "Municipalities that go with other centres; names of areas are not compared.",
)
AROUND = Text(
    "一つの圏域を選んだので、一致の程度と扱いの違いは、それと重なる圏域の {count} 市区町村だけで数えます。",
    "As a single union is chosen, agreement and differences count only the {count} municipalities "
    "of the areas that overlap it.",
)
DIFFERING_COUNT = Text("{count} 市区町村（対象 {total}）", "{count} of {total} municipalities")
NO_DIFFERENCE = Text("違いはありません。", "No difference.")
IN_NONE = Text("なし", "none")
SYNCED = Text(
    "地図は同じ範囲を示します。一つを動かすと、ほかも動きます。",
    "The maps show the same view: move one, and the others follow.",
)
SET_METRICS: Mapping[str, Text] = {
    "areas": Text("圏域の数", "Areas"),
    "municipalities": Text("圏域に入る市区町村", "Municipalities in an area"),
    "covered_share": Text("圏域に入る人口の割合", "Share of people in an area"),
    "overlapping": Text("複数の圏域に入る市区町村", "In several areas"),
    "median_population": Text("圏域人口の中央値", "Median people of an area"),
    "containment": Text("自足率（住む側、圏域全体）", "Self-containment, supply side"),
    "demand_containment": Text("自足率（働く側、圏域全体）", "Self-containment, demand side"),
    "two_thirds": Text("自足率が両側とも3分の2以上の圏域", "Areas with both two thirds or more"),
    "modularity": Text("モジュラリティ Q（重なりのないとき）", "Modularity Q (without overlaps)"),
    "crossing": Text("県境を越える圏域", "Areas across a prefecture border"),
    "broken": Text("飛地のある圏域", "Areas with cut-off parts"),
}

AGREEMENT = Text("一致の程度", "Agreement")
AGREEMENT_NOTE = Text(
    "調整ランド指数（同じなら1、偶然なら0ほど）と情報変化量（同じなら0）は、どちらでもちょうど1つの圏域に入る"
    "市区町村で求めます。Jaccard 係数は、各圏域を相手の最も似た圏域と比べた平均です。",
    "Adjusted Rand index (1 when equal, about 0 by chance) and variation of information (0 when "
    "equal) count the municipalities that are in exactly one area of both. Jaccard: the mean over "
    "areas, each with the area of the other set that is most like it.",
)
PAIR = Text("組", "Pair")
PAIR_OF = Text("{first} と {second}", "{first} and {second}")
COMMON = Text("比べた市区町村", "Municipalities compared")
RAND = Text("調整ランド指数", "Adjusted Rand")
INFORMATION = Text("情報変化量（bit）", "Variation of information (bits)")
JACCARD_FIRST = Text("Jaccard（前の圏域から）", "Jaccard (areas of the first)")
JACCARD_SECOND = Text("Jaccard（後の圏域から）", "Jaccard (areas of the second)")
SAME = Text("同じ構成の圏域", "Same areas")
DISAGREEMENT = Text("どこが違うか", "Where they disagree")
DISAGREEMENT_PAIR = Text("比べる組", "Pair")
MATCHED = Text("圏域ごとの対応", "Area by area")
MATCHED_NOTE = Text(
    "「{first}」の各圏域と、「{second}」のうち最も似た圏域です。",
    "Each area of '{first}' with the area of '{second}' that is most like it.",
)
AREA = Text("圏域", "Area")
MATCH = Text("最も似た圏域", "Most like it")
JACCARD = Text("Jaccard", "Jaccard")
MISSING = Text("相手だけにある", "Only in the other")
EXTRA = Text("こちらだけにある", "Only in this one")
LIKENESS = Text("最小の Jaccard", "Least Jaccard")
METHOD_SETTINGS = Text("参考の方法の設定", "Settings of the reference methods")
METHOD_NOTE = Text(
    "空欄は文献の値です。割合は 1/10 のように分数か小数で書きます。",
    "A blank field keeps the literature's value. Write shares as fractions or decimals.",
)
METHOD_REPAIR = Text(
    "飛地を隣の圏域へ移す（島はそのまま）",
    "Move pieces that are cut off to a neighbour (islands stay)",
)
METHOD_APPLY = Text("この設定で描く", "Draw with these settings")
METHOD_DRAWING = Text("{name}を描いています…", "Drawing: {name}…")
METHOD_NAMED = Text(
    "中心を決めない方法では、就業・通学先として最も大きい市区町村を圏域の名とし、中心とみなします。",
    "Where a method knows no centres, the municipality where most people work names the area and "
    "stands for its centre.",
)
METHOD_REMARK = Text("{name}：{note}", "{name}: {note}")

PARAMETERS: Mapping[str, Text] = {
    "cap": Text("二つの間の割合の上限", "cap on the flow of a pair"),
    "centre_people": Text("中心の人口（以上）", "people of a centre, at least"),
    "co_centre_people": Text("副中心の人口（以上）", "people of a co-centre, at least"),
    "co_centre_ratio": Text("副中心の人口の割合", "co-centre ÷ main centre"),
    "cut": Text("まとめる距離の上限", "distance up to which clusters merge"),
    "density": Text("人口密度（人/km²）", "people per km²"),
    "inside": Text("都市の中に住む割合", "share living in the city"),
    "joined": Text("中心をまとめる割合", "share that joins centres"),
    "metropolitan_people": Text("大都市圏とする人口", "people of a metropolitan area"),
    "min_containment": Text("自足率の下限", "least self-containment"),
    "min_size": Text("働く人の下限", "least resident workers"),
    "resolution": Text("解像度", "resolution"),
    "seed": Text("乱数の種", "random seed"),
    "share": Text("通勤の割合（以上）", "share of commuters, at least"),
    "target_containment": Text("自足率の目標", "target of self-containment"),
    "target_size": Text("働く人の目標", "target of resident workers"),
    "wards_as_one": Text("特別区を一つとみなす", "special wards as one"),
    "within": Text("域内にとどまる割合", "share that stays inside"),
    "zones": Text("圏域の数（0は割合で決める）", "number of zones (0: by the share)"),
}
"""What each setting of the reference methods is; `docs/reference-methods.md` has them by name."""

PARAMETER = Text("{label}（{name}）", "{label} ({name})")
