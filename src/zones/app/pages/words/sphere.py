"""The words of 通勤圏."""

from collections.abc import Mapping

from zones.labels import Text

CHOOSE_CENTRE = Text("中心の市区町村", "Centre")
CHOOSE_SECOND = Text("もう一つの中心（複眼型、任意）", "Second centre (optional)")
SAME_TWICE = Text(
    "二つの欄で同じ{name}が選ばれています。一つの中心として示します。",
    "{name} is chosen in both fields. It is shown as a single centre.",
)
NOT_ADJACENT = Text(
    "{first}と{second}は隣接していません。制度（複眼型）が認める中心は隣接する2市なので、"
    "この組み合わせは参考です。",
    "{first} and {second} are not neighbours. The schemes take two adjacent cities as twin centres, "
    "so this combination is for reference only.",
)
SPHERE_POPULATION = Text("圏域人口（中心を含む）", "People, with centre")
SPHERE_MEMBERS = Text("圏内の市区町村", "In the sphere")
CENTRE_CONTAINMENT = Text("中心の自足率", "Stay in the centre")
CENTRE_CONTAINMENT_HELP = Text(
    "中心に住む通勤通学者のうち、中心に通う者の割合",
    "Self-containment: share of the centre's commuters who work or study in it",
)
AREA_CONTAINMENT = Text("自足率（住む側）", "Stay in the area")
AREA_CONTAINMENT_HELP = Text(
    "圏域に住む通勤通学者のうち、圏域に通う者の割合",
    "Self-containment: share of the area's commuters who work or study in it",
)
JOBS_CONTAINMENT = Text("自足率（働く側）", "Workers living in it")
JOBS_CONTAINMENT_HELP = Text(
    "圏域で働き学ぶ者のうち、圏域に住む者の割合",
    "Self-containment: share of those who work or study in the area who live in it",
)
IN_SPHERE = Text("圏内の市区町村（割合の大きい順）", "In the sphere, by share")
EMPTY_SPHERE = Text(
    "基準値 {threshold} 以上の市区町村はありません。最大は{name}の {share} です。",
    "No municipality reaches {threshold}. The largest share is {share}, of {name}.",
)
LOWER = Text("基準値を下げると圏内に入ります。", " Lower the threshold to let it in.")
TOO_SMALL = Text(
    "選べる最も低い基準値（{lowest}）にも届きません。",
    " That is below the lowest threshold that can be chosen ({lowest}).",
)
NOBODY = Text(
    "この市区町村への公表された通勤通学の流動はありません。",
    "No published commuting flow goes to this municipality.",
)
TOP_ORIGINS = Text("主な流入元：{name}", "Top origins: {name}")
TOP_ORIGINS_NOTE = Text(
    "割合は流入元の通勤通学者に対するもの", "shares of the origin's own commuters"
)
TOP_DESTINATIONS = Text("主な通勤通学先：{name}", "Top destinations: {name}")
TOP_DESTINATIONS_NOTE = Text(
    "割合は{name}の通勤通学者に対するもの", "shares of the commuters of {name}"
)
NO_FLOWS = Text("公表された流動はありません。", "No published flow.")
MOVING = Text("基準値を動かすと出入りする市区町村", "Who enters and leaves as the threshold moves")
MOVING_NOTE = Text(
    "各行の基準値まで下げると「入る市区町村」が加わり、それより上げると出ます。",
    "Lowered to a row's threshold, the municipalities of that row enter; above it they leave.",
)
STEP = Text("基準値", "Threshold")
STEP_MEMBERS = Text("圏内の市区町村数", "In the sphere")
ENTERING = Text("入る市区町村", "Entering")
NOW = Text("◀ 現在", "◀ now")

# Map and lines
DIRECTION = Text("流動線", "Flow lines")
DIRECTIONS: Mapping[str, Text] = {
    "in": Text("流入（中心へ）", "in (to the centre)"),
    "out": Text("流出（中心から）", "out (from it)"),
    "both": Text("両方", "both"),
}
MEASURE = Text("下限", "At least")
MEASURES: Mapping[str, Text] = {
    "persons": Text("人数", "persons"),
    "share": Text("割合", "share"),
}
LEAST_PERSONS = Text("この人数以上の流動を描く", "Draw flows of at least so many persons")
LEAST_SHARE = Text(
    "出発地の通勤通学者に対するこの割合以上を描く",
    "Draw flows of at least this share of the origin's commuters",
)
PERSONS_OF = Text("{count}人", "{count} persons")
LINES = Text(
    "流動線 {count}本・{persons}人（掲載されている流動の {share}）。囲みは圏域、クリックすると中心を切り替えます。",
    "{count} lines, {persons} persons ({share} of the listed flow). The outline is the sphere; a "
    "click makes another centre.",
)
LINES_CUT = Text("大きい方から{most}本を描いています。", " The largest {most} are drawn.")
NO_LINES = Text(
    "この条件の流動線はありません。下限を下げるか、向きを変えてください。",
    "No flow passes. Lower the least number or choose another direction.",
)
DRAW_FROM_IT = Text("この圏域から描きはじめる", "Draw an area from it")
CENTRE_EVIDENCE = Text("中心の根拠を見る", "Evidence of the centre")
