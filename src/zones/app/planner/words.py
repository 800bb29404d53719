"""The words of the pages on which areas are drawn and compared."""

from collections.abc import Mapping

from zones.labels import Text

PLANNER = Text("圏域をつくる", "Planner")
COMPARE = Text("比較", "Compare")

# Map
MAP: Mapping[str, Text] = {
    "map": Text(
        "地図：市区町村をクリックするか、矢印キーで中央に置いてEnterを押すと、選んだ圏域に加わるか外れます",
        "Map: a click on a municipality, or Enter with it in the middle (arrow keys move), puts it "
        "into the chosen area or takes it out",
    ),
    "no_area": Text("どの圏域にも入っていない", "in no area"),
    "broken": Text("飛地", "cut off"),
    "others": Text("ほかの圏域", "other areas:"),
}
CLICK_HINT = Text(
    "地図の市区町村をクリックすると「{name}」に加わり、もう一度クリックすると外れます"
    "（キーボードでは矢印キーで中央に置いてEnter）。",
    "Click a municipality on the map to put it into '{name}'; click again to take it out (by "
    "keyboard: move it to the middle with the arrow keys and press Enter).",
)
LINK_BEFORE_DRAFT = Text(
    "リンクの圏域を開きました。このタブで描いていた案は「元に戻す」で戻ります。",
    "The link's area is open. The draft of this tab comes back by 'Undo'.",
)
LOCKED_HINT = Text(
    "「{name}」はロックされています。変えるときは「構成」でロックを外してください。",
    "'{name}' is locked. Unlock it under Members to change it.",
)
BEGIN = Text(
    "中心の市区町村と出発点を選び、「圏域を追加」を押してください。地図と一覧で市区町村を出し入れできます。",
    "Choose a centre and what to start from, then press 'Add area'. Municipalities go in and out "
    "on the map or in the list.",
)
NO_AREA_YET = Text(
    "圏域がまだありません。上で中心を選び「圏域を追加」を押してください。",
    "There is no area yet. Choose a centre above and press 'Add area'.",
)

# Start
CENTRE = Text("中心の市区町村", "Centre")
START = Text("出発点", "Start from")
FROM_SPHERE = Text("通勤圏（{threshold} 以上）", "sphere (at least {threshold})")
FROM_PROPOSAL = Text("候補：{scheme}（{name}）", "proposal: {scheme} ({name})")
FROM_UNION = Text("既存：{name}（{kind}）", "union: {name} ({kind})")
FROM_NOTHING = Text("中心だけ", "the centre alone")
ADD_AREA = Text("圏域を追加", "Add area")
STAYED = Text(
    "{count} 市区町村はほかの圏域に入っているため、そのまま残しました。",
    "{count} municipalities stayed in the area that has them.",
)

MOVED = Text(
    "{names}が圏域「{origin}」から「{destination}」へ移りました。",
    "{names} moved from the area '{origin}' to '{destination}'.",
)
EMPTIED = Text(
    "「{origin}」には市区町村が残っていません。",
    "No municipality is left in '{origin}'.",
)
OTHERS = Text("ほか{count}", "{count} more")

# Tools
UNDO = Text("元に戻す", "Undo")
REDO = Text("やり直す", "Redo")
CHOSEN_AREA = Text("編集する圏域", "Area to edit")
AREA_LABEL = Text("{name}（{count}）", "{name} ({count})")
OVERLAP = Text("重なりを認める", "Allow overlaps")
OVERLAP_HELP = Text(
    "認めないときは、市区町村を加えると元の圏域から外れます。",
    "Unless allowed, a municipality that is added leaves the area that had it.",
)
NUMBERS = Text("数値", "Numbers")
MEMBERS = Text("構成", "Members")
CHECKS = Text("点検", "Checks")
FILES = Text("保存・開く", "Save, open")

# Members
NAME = Text("圏域の名前", "Name")
NOTE = Text("メモ", "Note")
LOCK = Text("ロック（市区町村を変えない）", "Lock its municipalities")
LEAD = Text("中心", "Centres")
LIST = Text("構成市区町村（一覧で出し入れ）", "Municipalities (put in, take out)")
LIST_HINT = Text("名前・かな・コードで検索して加える", "Search by name, romaji or code to add")
DELETE = Text("この圏域を消す", "Delete this area")

# Numbers
ITEM = Text("項目", "Item")
THIS_AREA = Text("この圏域", "This area")
PROPOSAL = Text("候補", "Proposal")
UNION = Text("既存", "Union")
POPULATION = Text("人口（{year}年）", "People {year}")
INDEX = Text("{year}年（{base}年＝100）", "{year} ({base} = 100)")
RATIO = Text("昼夜間人口比率", "Day–night ratio")
SUPPLY = Text("自足率（住む側）", "Stay in the area")
DEMAND = Text("自足率（働く側）", "Workers living in it")
KEPT = Text("外へ通う人の域内率", "Out-commuters kept")
COUNT = Text("市区町村数", "Municipalities")
AREA_KM2 = Text("面積（km²）", "Area (km²)")
PREFECTURES = Text("都道府県", "Prefectures")
MONEY = Text("財政措置：{scheme}", "Support: {scheme}")
MILLIONS = Text("{amount}百万円", "¥{amount} m")
PEOPLE_IN = Text("{year}年推計人口", "Projected {year}")
OUTCOME = Text("要件：{scheme}", "Criteria: {scheme}")
NOT_ASSESSED = Text("市でないため対象外", "no city: not assessed")
MORE = Text("加えた市区町村", "Added to it")
FEWER = Text("外した市区町村", "Left out of it")
LEFT_OUT = Text(
    "※ 推計は福島県浜通り13市町村を一括とするため、うち {count} 市町村は推計に含みません。",
    "* The projection has Hamadori's 13 municipalities as one unit; {count} of them are not in it.",
)
HELD = Text("{kind}：{name}", "{kind}: {name}")
LISTED = Text("・", "; ")
OF_KIND = Text("{name}（{kind}）", "{name} ({kind})")
NUMBERS_NOTE = Text(
    "{named}。人口は国勢調査、推計は社人研。外へ通う人の域内率は、住む市区町村の外へ"
    "通う人のうち圏域内へ通う人の割合。財政措置は年額の目安（仮定を含む上限の参考値）。",
    "{named}. People by the census, projected by IPSS. Out-commuters "
    "kept: of those who leave their own municipality, the share who stay in the area. Support is a "
    "yearly upper guide with assumptions.",
)
MONEY_BY = Text(
    "財政措置（{scheme}）の根拠：{rule}。{day} に有効な額。",
    "Support ({scheme}) by: {rule}. Amounts in force on {day}.",
)
ALIKE = Text("近い既存", "Union alike")
ALIKE_NOTE = Text(
    "広域連合や組合も含めて構成が最も近い圏域です（市区町村の半分以上が共通するもの）。"
    "この圏域と同じ名前のものがあれば、それと比べます。",
    "The most alike of all unions, wide-area and partial-affairs unions included, with at least "
    "half of all municipalities in common; or the one that has this area's name.",
)
REGISTERED = Text(
    "{day} 時点の名簿によります。出典と確かさは「既存の圏域」にあります。",
    "By the register as of {day}; its sources and how sure they are stand under Existing unions.",
)
NO_CENTRE_YET = Text(
    "出発点の「{name}」に中心がないため、この圏域にもまだ中心がありません。「構成」で中心を選べます。",
    "'{name}' has no centre to start with, so the area has none yet. Set one under Members.",
)
NONE = Text("なし", "none")
CRITERIA_TITLE = Text("要件の内訳", "Criteria in detail")
CRITERIA = Text("{scheme}：{outcome}", "{scheme}: {outcome}")
CRITERION = Text(
    "{unit}{outcome} {label}：{observed}（基準：{threshold}）。{reason}（{article}／{source}、{confidence}）",
    "{unit}{outcome} {label}: {observed} (threshold: {threshold}). {reason} ({article}; {source}, "
    "{confidence})",
)
NO_CENTRE = Text(
    "中心がありません。「構成」で中心を選ぶと要件を判定します。",
    "There is no centre. Choose one under Members to have the criteria assessed.",
)
DIFFERENCES = Text("候補・既存の圏域との違い", "How it differs from the proposal and the unions")
AGAINST = Text("{kind}「{name}」と比べて", "{kind} '{name}'")
SAME = Text("同じ市区町村です。", "The same municipalities.")
ADDED = Text("加わる：{names}", "added: {names}")
MISSING = Text("抜ける：{names}", "left out: {names}")
NO_COUNTERPART = Text(
    "同じ中心の候補も、同じ中心や近い構成の既存の圏域もありません。",
    "No proposal or union has the same centre, and no union is alike.",
)
ALL_AREAS = Text("すべての圏域", "All areas")

# Checks
UNASSIGNED = Text("どの圏域にも入っていない市区町村", "Municipalities in no area")
UNASSIGNED_COUNT = Text("{scope}で {count} 市区町村", "{count} in {scope}")
UNASSIGNED_MANY = Text("{names} ほか {count}", "{names} and {count} more")
BROKEN = Text("つながっていない部分（飛地）", "Parts that are cut off")
BROKEN_PART = Text("{area}：{names}", "{area}: {names}")
OVER_WATER = Text(
    "海を隔てた構成市区町村（飛地とはしません）：{names}",
    "Across water (not counted as cut off): {names}",
)
WHOLE_COUNTRY = Text("全国", "all of Japan")
WHOLE = Text("すべての圏域がつながっています。", "Every area hangs together.")
COMPLETE = Text(
    "すべての市区町村がどれかの圏域に入っています。", "Every municipality is in an area."
)
ZOOM = Text("地図で見る", "Zoom to")

# Files
SAVE_PLAN = Text("計画ファイル（JSON）", "Plan file (JSON)")
SAVE_CSV = Text("割当表（CSV）", "Assignment (CSV)")
SAVE_EXCEL = Text("割当表（Excel）", "Assignment (Excel)")
SAVE_NOTE = Text(
    "計画ファイルは設定・名前・メモ・ロックも保存し、続きから編集できます。割当表は市区町村コードと圏域の表です。",
    "The plan file keeps settings, names, notes and locks to go on later; the assignment is a "
    "table of codes and areas.",
)
NOTHING_TO_SAVE = Text(
    "圏域を追加すると、ここに保存のボタンが出ます。保存したファイルは下で開けます。",
    "Add an area to save it here. A saved file is opened below.",
)
OPEN = Text(
    "開く（計画ファイル・割当表、20 MB まで）", "Open a plan file or assignment, up to 20 MB"
)
OPEN_HELP = Text(
    "開く前に内容を確かめ、問題があればすべて表示します。今の案は「元に戻す」で戻せます。",
    "It is checked before it opens, and everything wrong is listed. Undo brings today's draft back.",
)
FOUND = Text("開く前の確認：{count} 件", "To check before it opens: {count}")
FOUND_NONE = Text("問題はありません。{areas} 圏域を開けます。", "Nothing is wrong; {areas} areas.")
NO_AREA_IN_FILE = Text(
    "このファイルに圏域がありません。見出しの下に、市区町村コードと圏域の行を書いてください。",
    "This file holds no area. Write rows of code and area below the headings.",
)
FINDING = Text("内容", "What")
WHERE = Text("圏域", "Area")
MORE_FINDINGS = Text("ほか {count} 件", "and {count} more")
FOLLOW = Text(
    "今はない市区町村を、引き継いだ市区町村に置き換える", "Take the successors of former ones"
)
LEFT_IN_NOTE = Text(
    "入れられないコードは、その圏域のメモに残します。",
    "Codes that can't be in it are kept in the note of their area.",
)
OPEN_NOW = Text("この内容で開く", "Open it")
OPEN_SETTINGS = Text("保存時の設定も使う（{settings}）", "Use its settings too ({settings})")
SETTING = Text("{name}：{value}", "{name}: {value}")
BETWEEN = Text("、", "; ")
SETTINGS_STAY = Text(
    "「元に戻す」は案だけを戻し、設定は戻しません。",
    "Undo brings the draft back, not the settings.",
)
AUTOSAVE = Text(
    "編集内容はこのタブに自動で保存されます（再読み込みしても残ります）。ほかの人からは見えません。",
    "Your work is kept in this tab, also when it is loaded anew; nobody else sees it.",
)
LINK_NOTE = Text(
    "このページのアドレスを送ると、同じ設定と選んだ圏域の市区町村が開きます（名前とメモは含みません）。",
    "This page's address opens the same settings and the chosen area's municipalities; names and "
    "notes are not in it.",
)
LINK_PARTLY = Text(
    "リンクの一部（{keys}）は読めなかったため、標準の設定で表示しています。",
    "Part of the link ({keys}) couldn't be read; standard settings stand in.",
)
