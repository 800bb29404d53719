"""The words of 出力."""

from collections.abc import Mapping

from zones.labels import Text

FROM = Text("何を書き出すか", "What to write")
FROM_PLAN = Text("今の設定の計画案", "the plan of these settings")
FROM_DRAFT = Text("「圏域をつくる」の案", "my draft")
NO_DRAFT = Text(
    "「圏域をつくる」に案がありません。圏域を作るか、上で計画案を選んでください。",
    "The Planner holds no draft yet. Draw an area there, or choose the plan above.",
)
PRODUCT = Text("作るもの", "File or folder")
CRS = Text("座標系", "Coordinate system")
CRS_DEGREES = Text("緯度経度（JGD2011、EPSG:6668）", "degrees (JGD2011, EPSG:6668)")
CRS_ZONE = Text(
    "平面直角座標系 第{zone}系（EPSG:{epsg}）", "Japan plane rectangular zone {zone} (EPSG:{epsg})"
)
CRS_HELP = Text(
    "メートルで測るときは、その都道府県の平面直角座標系を選びます。GeoJSON と KML は緯度経度だけです。",
    "Choose the plane zone of your prefecture to measure in metres. GeoJSON and KML know degrees "
    "only.",
)
ABOUT_WHAT = Text("資料の対象", "Report on")
ABOUT_PREFECTURES = Text("表示する都道府県", "the prefectures shown")
ABOUT_COUNTRY = Text("全国の概観", "all of Japan, an overview")
ABOUT_CENTRE = Text("中心市", "a centre")
ABOUT_DRAWN = Text("案の圏域「{name}」の中心", "the centres of '{name}'")
NEEDS_PREFECTURE = Text(
    "サイドバーの「表示する都道府県」で都道府県を選ぶと、その都道府県の資料を作れます。",
    "Choose prefectures in the side bar to have a report on them.",
)
NEEDS_CENTRE = Text(
    "案の圏域に中心がありません。「圏域をつくる」で中心を決めると、その資料を作れます。",
    "No area of the draft has a centre. Choose one in the Planner to have a report on it.",
)
CHOOSE_PLACE = Text("市区町村", "Municipality")
CHOOSE_CENTRE = Text("中心の市区町村", "Centre")
NEEDS_PLACE = Text("市区町村を選んでください。", "Choose a municipality.")
BUILD = Text("作る", "Make it")
BUILD_NOTE = Text(
    "サイドバーの設定で作ります。同じ設定とデータからは同じ内容になります。",
    "Made from the settings in the side bar; the same settings and data give the same bytes.",
)
BUILDING = Text("作っています…", "Making the files…")
STALE = Text(
    "選んだもの、または設定が変わりました。もう一度「作る」を押してください。",
    "The choice or the settings have changed. Press 'Make it' again.",
)
MADE = Text("{count}個のファイル・合計 {size}", "{count} file(s), {size} in all")
ALL_AS_ZIP = Text("すべてを1つの zip で保存（{size}）", "Save all as one zip ({size})")
SIZE = Text("大きさ", "Size")
PURPOSE = Text("内容と使いみち", "What it is for")
SAVE_NAMED = Text("{name} を保存", "Save {name}")
CONTENTS = Text("ファイル", "Files")
PREVIEW = Text("プレビュー", "Preview")
PREVIEWED = Text("プレビューするファイル", "File to preview")
PREVIEW_ROWS = Text(
    "はじめの{shown}行（全{total}行、{columns}列）",
    "First {shown} of {total} rows, {columns} columns",
)
PREVIEW_LAYER = Text("レイヤー", "Layer")
PREVIEW_LAYERS = Text("レイヤー {count}：{names}", "{count} layer(s): {names}")
PREVIEW_CRS = Text("座標系：{crs}", "Coordinate system: {crs}")
PREVIEW_CELLS = Text("{columns}×{rows} セル、座標系：{crs}", "{columns} × {rows} cells, {crs}")
PREVIEW_ALT = Text("{name} の見え方", "how {name} looks")
PREVIEW_LINES = Text("はじめの{shown}行", "First {shown} lines")
PREVIEW_INSIDE = Text("中のファイル", "Files inside")
PREVIEW_PDF = Text(
    "PDF は保存して開いてください。内容は report.html と同じです。",
    "Save the PDF to open it; it says the same as report.html.",
)
NO_PREVIEW = Text(
    "このファイルは、ほかのファイルと一緒に GIS が読む部品です。",
    "A part that a GIS reads together with the other files.",
)
NOTHING_TO_DRAW = Text("図形はありません。", "No shapes.")

PRODUCTS: Mapping[str, tuple[Text, Text]] = {
    "gpkg": (
        Text("GeoPackage（推奨）", "GeoPackage (recommended)"),
        Text(
            "QGIS などの GIS で開くと、色と日本語の項目名が付いた状態で表示されます。",
            "Opens in QGIS with colours and columns named in words.",
        ),
    ),
    "geojson": (
        Text("GeoJSON", "GeoJSON"),
        Text(
            "ウェブ地図やプログラム向け。レイヤーごとに1ファイル、緯度経度です。",
            "For web maps and programs: one file a layer, in degrees.",
        ),
    ),
    "parquet": (
        Text("GeoParquet", "GeoParquet"),
        Text(
            "Python・R・DuckDB での大きなデータの分析向けです。",
            "For analysis of much data in Python, R or DuckDB.",
        ),
    ),
    "shp": (
        Text("Shapefile", "Shapefile"),
        Text(
            "古い GIS 向け。項目名は10文字以内の英字で、対応表（_fields.csv）が付きます。",
            "For older GIS; field names are short and explained in *_fields.csv.",
        ),
    ),
    "kml": (
        Text("KML", "KML"),
        Text("Google Earth で開けます。緯度経度です。", "Opens in Google Earth; in degrees."),
    ),
    "tif": (
        Text("ラスター（GeoTIFF）", "Raster (GeoTIFF)"),
        Text(
            "圏域・人口密度・昼夜間人口比率をマス目にしたもの。ほかのラスターと重ねる分析向けです。",
            "Areas, density and ratio as cells, to be laid over other rasters.",
        ),
    ),
    "xlsx": (
        Text("Excel", "Excel"),
        Text(
            "表を1冊にまとめたもの。項目の説明と出典のシートが付きます。",
            "All tables in one workbook, with sheets that explain columns and sources.",
        ),
    ),
    "csv": (
        Text("CSV（表）", "CSV (tables)"),
        Text(
            "表ごとに1ファイル。Excel でも文字化けせずに開けます。",
            "One file a table; opens in Excel as it should.",
        ),
    ),
    "map": (
        Text("地図（HTML）", "Map (HTML)"),
        Text(
            "ネットワークなしで開ける地図。メールや庁内共有で配れ、A4 に印刷できます。",
            "A map that opens without a network; can be mailed, shared and printed on A4.",
        ),
    ),
    "evidence": (
        Text("市区町村の根拠（HTML・PDF）", "Evidence on a municipality (HTML, PDF)"),
        Text(
            "1つの市区町村について、人口・流動・制度ごとの要件と判定・出典をまとめたもの。",
            "People, flows, every criterion with its outcome and source, for one municipality.",
        ),
    ),
    "report": (
        Text("議会・住民向けの資料（HTML・PDF）", "Council report (HTML, PDF)"),
        Text(
            "問い・わかったこと・地図・表・出典を平易な言葉でまとめた資料。図は PNG と SVG も付きます。",
            "Question, finding, maps, tables and sources in plain words; figures as PNG and SVG.",
        ),
    ),
    "figures": (
        Text("図（PNG・SVG）", "Figures (PNG, SVG)"),
        Text(
            "既存の圏域と通勤圏の比較図、事務の一覧図。資料に貼れます（300 dpi）。",
            "Existing areas against spheres, and the matrix of tasks, to paste (300 dpi).",
        ),
    ),
    "bundle": (
        Text("一式（zip）", "Bundle (zip)"),
        Text(
            "地図・GeoPackage・表・出典を1つの zip に。そのまま渡せます。計画案の一式には資料（HTML と PDF）も、"
            "案の一式には計画ファイルと割当表も入ります。",
            "Map, GeoPackage, tables and sources in one zip, to hand on; that of the plan holds the "
            "report (HTML and PDF), too, and that of a draft its plan file and assignment.",
        ),
    ),
    "plan": (
        Text("計画案のフォルダー（表・GeoJSON・地図・設定）", "Plan folder (tables, GeoJSON, map)"),
        Text(
            "zones plan と同じファイル。設定とハッシュ値（manifest.json）から同じ結果を再現できます。",
            "The files of 'zones plan'; settings and hashes (manifest.json) reproduce them.",
        ),
    ),
    "draft": (
        Text("計画ファイルと割当表", "Plan file and assignment"),
        Text(
            "続きを編集するための計画ファイル（JSON）と、市区町村コードと圏域の表（CSV・Excel）。",
            "The plan file to go on with, and codes with their area (CSV, Excel).",
        ),
    ),
}
"""What can be made: its name, and what it is for."""

TABLE_INSIDE = Text(
    "名前の通りの表（CSV）。Excelで開けます。", "The table of this name (CSV), for Excel."
)
KINDS: Mapping[str, Text] = {
    "datapackage.json": Text(
        "ファイルの一覧・ハッシュ値・項目・出典（プログラム用、Frictionless）。",
        "Files, hashes, columns and sources, for programs (Frictionless).",
    ),
    "task-matrix.csv": Text(
        "長野県の広域連合の事務一覧（表）。", "Tasks of Nagano's wide-area unions, as a table."
    ),
    "sources.csv": Text("出典と利用条件。", "Sources and their terms."),
    "report.html": Text("資料。ブラウザーで開き、印刷もできます。", "The report, for a browser."),
    "report.pdf": Text("資料の PDF（A4）。", "The report as PDF (A4)."),
    "plan.json": Text(
        "計画ファイル。「圏域をつくる」で開いて続きを編集できます。",
        "Plan file; opens in the Planner to go on.",
    ),
    "assignment.csv": Text("市区町村コードと圏域の表。", "Codes with their area."),
    "assignment.xlsx": Text(
        "市区町村コードと圏域の表（Excel）。", "Codes with their area (Excel)."
    ),
    "draft.gpkg": Text("案の圏域と構成市町村の図形。", "The areas drawn, with their members."),
    "draft.xlsx": Text("案の圏域と構成市町村の表。", "The areas drawn, as tables."),
    "draft.kml": Text("案の圏域（Google Earth 用）。", "The areas drawn, for Google Earth."),
    "zones.gpkg": Text("すべてのレイヤーが入ったファイル。", "Every layer in one file."),
    "zones.xlsx": Text("すべての表が入ったブック。", "Every table in one workbook."),
    "zones.kml": Text("すべてのレイヤー（Google Earth 用）。", "Every layer, for Google Earth."),
    "_fields.csv": Text("Shapefile の項目名の対応表。", "What the fields of the Shapefile mean."),
    "_values.csv": Text(
        "ラスターの値と圏域の名前の対応表。", "What the raster's numbers stand for."
    ),
    ".qml": Text("QGIS の色分けの設定。", "Colours for QGIS."),
    ".shp": Text("図形（Shapefile の本体）。", "Shapes (of the Shapefile)."),
    ".dbf": Text("属性の表（Shapefile の一部）。", "Attributes (of the Shapefile)."),
    ".shx": Text("図形の索引（Shapefile の一部）。", "Index (of the Shapefile)."),
    ".prj": Text("座標系（Shapefile の一部）。", "Coordinate system (of the Shapefile)."),
    ".cpg": Text("文字コード（Shapefile の一部）。", "Encoding (of the Shapefile)."),
    ".png": Text("図（300 dpi の画像）。", "Figure (300 dpi)."),
    ".svg": Text("図（拡大しても粗くならない形式）。", "Figure that stays sharp at any size."),
    ".zip": Text("すべてをまとめたもの。", "All of it."),
}
"""What a file is for, by its name or how it ends."""

LAYER_OF = Text("レイヤー「{name}」", "Layer '{name}'")
TABLE_OF = Text("表「{name}」", "Table '{name}'")
OTHER_FILE = Text("計画案の表", "A table of the plan")
PURPOSES: Mapping[str, Text] = {
    "municipalities.csv": Text(
        "市区町村ごとの人口・昼夜間人口比率・流入流出・位置付け。Excelでそのまま開けます。",
        "People, ratio, flows and frame of each municipality; opens in Excel.",
    ),
    "spheres.csv": Text(
        "基準値以上の通勤通学の組（中心・市区町村・人数・割合）。",
        "Every pair at or above the threshold: centre, member, persons, share.",
    ),
    "assessments.csv": Text(
        "制度ごと・要件ごとの観測値、基準、判定、理由、出典。",
        "Observed value, threshold, outcome, reason and source of every criterion.",
    ),
    "proposals.csv": Text(
        "圏域の候補ごとの中心・人口・自足率・注意。",
        "Centres, people, self-containment and warnings of each candidate area.",
    ),
    "members.csv": Text(
        "圏域の候補の構成市町村と、その割合・理由。",
        "Members of each candidate area with share and reason.",
    ),
    "warnings.csv": Text(
        "飛地・県境・重なりなどの注意。", "Detached members, prefectures crossed, overlaps."
    ),
    "frames.csv": Text("位置付けごとの市区町村数・人口・面積。", "Totals of each frame."),
    "partition.csv": Text(
        "各市区町村を一つの圏域だけに割り当てた見方。",
        "A view in which each municipality is in one area only.",
    ),
    "city_regions.csv": Text("シティリージョンの候補。", "City-regions found."),
    "ties.csv": Text("候補圏域どうしの結びつき。", "Ties between candidate areas."),
    "unions.csv": Text(
        "既存の圏域の一覧（構成市町村・日付・確認状況・出典）。",
        "The register of existing unions: members, dates, status, source.",
    ),
    "comparison.csv": Text(
        "既存の圏域と、その中心の通勤圏との比較。",
        "Each existing union against the sphere of its centres.",
    ),
    "standings.csv": Text(
        "既存の圏域ごとに、市区町村が通勤圏の内か外か。",
        "How each municipality stands to a union and its sphere.",
    ),
    "open_candidates.csv": Text(
        "未参加の市町村、要件を満たさない中心、宣言していない市。",
        "Who could join, which centres no longer qualify, which cities have not declared.",
    ),
    "floors.csv": Text(
        "広域連合と通勤圏が別の中心を指す市町村。",
        "Municipalities whose wide-area union and sphere point to different centres.",
    ),
    "money.csv": Text(
        "圏域ごとの財政措置の目安（仮定を含む）。",
        "Yearly national support of each area, an estimate with assumptions.",
    ),
    "tasks.csv": Text("圏域が行う事務の一覧。", "What each union does."),
    "municipalities.geojson": Text(
        "市区町村の境界と値。GIS（QGISなど）用。", "Boundaries and values, for GIS (QGIS …)."
    ),
    "zones.geojson": Text(
        "圏域の候補の境界。GIS（QGISなど）用。", "Boundaries of the candidate areas, for GIS."
    ),
    "map.html": Text(
        "ネットワークなしで開ける地図。メールや庁内共有で配れます。",
        "A map that opens without a network; can be mailed or shared.",
    ),
    "manifest.json": Text(
        "設定、データと各ファイルのハッシュ値。再現の確認用。",
        "Settings and hashes of data and files, to check a reproduction.",
    ),
}
