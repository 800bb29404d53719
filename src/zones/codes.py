"""Codes of prefectures and municipalities (JIS X 0401 / 0402).

A municipality code is a string of five digits whose first two are the prefecture. A sixth, check
digit appears in some files.
"""

from zones.errors import NotFoundError
from zones.labels import Text

_PREFECTURES = """
01 北海道 Hokkaido|02 青森県 Aomori|03 岩手県 Iwate|04 宮城県 Miyagi|05 秋田県 Akita
06 山形県 Yamagata|07 福島県 Fukushima|08 茨城県 Ibaraki|09 栃木県 Tochigi|10 群馬県 Gunma
11 埼玉県 Saitama|12 千葉県 Chiba|13 東京都 Tokyo|14 神奈川県 Kanagawa|15 新潟県 Niigata
16 富山県 Toyama|17 石川県 Ishikawa|18 福井県 Fukui|19 山梨県 Yamanashi|20 長野県 Nagano
21 岐阜県 Gifu|22 静岡県 Shizuoka|23 愛知県 Aichi|24 三重県 Mie|25 滋賀県 Shiga
26 京都府 Kyoto|27 大阪府 Osaka|28 兵庫県 Hyogo|29 奈良県 Nara|30 和歌山県 Wakayama
31 鳥取県 Tottori|32 島根県 Shimane|33 岡山県 Okayama|34 広島県 Hiroshima|35 山口県 Yamaguchi
36 徳島県 Tokushima|37 香川県 Kagawa|38 愛媛県 Ehime|39 高知県 Kochi|40 福岡県 Fukuoka
41 佐賀県 Saga|42 長崎県 Nagasaki|43 熊本県 Kumamoto|44 大分県 Oita|45 宮崎県 Miyazaki
46 鹿児島県 Kagoshima|47 沖縄県 Okinawa
"""

PREFECTURES: dict[str, Text] = {
    code: Text(ja, en)
    for code, ja, en in (row.split() for row in _PREFECTURES.strip().replace("\n", "|").split("|"))
}
"""The 47 prefectures by two-digit code (JIS X 0401)."""

SPECIAL_WARDS: tuple[str, ...] = tuple(f"131{number:02d}" for number in range(1, 24))
"""Tokyo's 23 special wards: 23 municipalities that act as one centre (特別区部)."""

NORTHERN_TERRITORIES: tuple[str, ...] = ("01695", "01696", "01697", "01698", "01699", "01700")
"""The six villages of the Northern Territories: drawn, without data, counted in no total."""


def prefecture_of(code: str) -> str:
    """Return the two-digit prefecture code of a municipality *code*.

    Examples
    --------
    >>> prefecture_of("20201")
    '20'
    """
    return code[:2]


def find_prefecture(name: str) -> str:
    """Return the code of a prefecture given by name or code.

    Parameters
    ----------
    name
        Japanese name with or without 都道府県, English name in any case, or two-digit code.

    Raises
    ------
    NotFoundError
        If no prefecture is called so.

    Examples
    --------
    >>> find_prefecture("長野"), find_prefecture("nagano"), find_prefecture("20")
    ('20', '20', '20')
    """
    wanted = name.strip()
    for code, text in PREFECTURES.items():
        stem = text.ja if text.ja == "北海道" else text.ja[:-1]
        if wanted in {code, text.ja, stem} or wanted.lower() == text.en.lower():
            return code
    raise NotFoundError(
        f"都道府県「{wanted}」は見つかりません。「長野県」または「20」のように指定してください。",
        f"There is no prefecture '{wanted}'. Give it like 'Nagano', '長野県' or '20'.",
    )
