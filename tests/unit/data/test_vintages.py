from zones.data.vintages import SOURCES


def test_every_kind_says_its_credit_in_both_languages() -> None:
    for kind, about in SOURCES.items():
        assert about.credit.ja, kind
        assert about.credit.en.isascii(), kind
        assert about.licence, kind


def test_the_api_is_credited_as_estat_asks() -> None:
    assert "政府統計総合窓口(e-Stat)のAPI機能を使用しています" in SOURCES["estat"].credit.ja
