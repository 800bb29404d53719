from zones.app.choices import place_labels


def test_a_place_is_found_by_name_kana_code_and_prefecture() -> None:
    label = place_labels("ja")["20201"]
    for word in ("長野市", "ながのし", "長野県", "20201"):
        assert word in label
    assert "Nagano-shi" in place_labels("en")["20201"]


def test_every_municipality_that_counts_can_be_chosen() -> None:
    labels = place_labels("ja")
    assert len(labels) == len(set(labels.values())) == 1741
    assert "01695" not in labels
