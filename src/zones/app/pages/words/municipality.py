"""The words of 市区町村の根拠, and of the evidence beside a map."""

from zones.labels import Text

CHOOSE_MUNICIPALITY = Text("市区町村", "Municipality")
ALL_EVIDENCE = Text("根拠をすべて見る", "All evidence")
ITS_SPHERE = Text("通勤圏を見る", "See its sphere")
TABS = (
    Text("概要", "Overview"),
    Text("判定", "Criteria"),
    Text("流動", "Flows"),
    Text("圏域", "Areas"),
)
WITH_ANOTHER = Text(
    "隣り合う市と二つで中心になる場合（{count}組）",
    "As one of two centres, with a neighbour ({count} pairs)",
)
CHANGE = Text(
    "{scheme}（{unit}）{criterion}：{now} → {needed}",
    "{scheme} ({unit}), {criterion}: {now} → {needed}",
)

PEOPLE = Text("人口の推移と推計", "Population, past and projected")
PEOPLE_NOTE = Text(
    "国勢調査（{censuses}年）と将来推計（{first}〜{last}年）。指数は{base}年＝100。",
    "Census ({censuses}) and projection ({first}–{last}); index {base} = 100.",
)
NO_PROJECTION = Text("将来推計：{why}", "Projection: {why}")
YEAR = Text("年", "Year")
SOURCE_OF_YEAR = Text("区分", "From")
SOURCES_OF_YEAR = {
    "census": Text("国勢調査", "census"),
    "base": Text("国勢調査（基準）", "census (base)"),
    "projection": Text("推計", "projection"),
}
AGES = {
    "age_0_14": Text("0〜14歳", "aged 0–14"),
    "age_15_64": Text("15〜64歳", "aged 15–64"),
    "age_65_over": Text("65歳以上", "aged 65 and over"),
}
ALL_AGES = Text("総数", "All ages")
OLDER_SHARE = Text("65歳以上の割合", "65 and over")
INDEX = Text("指数", "Index")
