"""Names of the register of unions, without the schema: pandera takes half a second to load."""

TYPES: tuple[str, ...] = (
    "連携協約", "協議会", "機関等の共同設置", "事務の委託", "事務の代替執行", "一部事務組合", "広域連合",
    "連携中枢都市圏", "定住自立圏", "連携自立圏", "シティリージョン",
)  # fmt: skip
"""Every form of cooperation: those of 地方自治法, the areas around a centre, and city-regions."""

COLUMNS: tuple[str, ...] = (
    "union_id",
    "name",
    "type",
    "prefecture",
    "role",
    "municipality",
    "municipality_prefecture",
    "code",
    "valid_from",
    "valid_to",
    "as_of",
    "tasks",
    "status",
    "source",
    "note",
)
"""The columns of a register's table, in their order."""
