from zones.data.build import ORIGINS
from zones.data.description import TABLES


def test_every_source_is_used_by_a_table_and_known_to_the_build() -> None:
    used = {origin.source.id for table in TABLES for origin in table.origins}
    assert used == {origin.source.id for origin in ORIGINS}


def test_every_table_says_how_it_was_made_in_both_languages() -> None:
    assert len({table.name for table in TABLES}) == len(TABLES)
    for table in TABLES:
        assert table.made.ja != table.made.en, table.name
