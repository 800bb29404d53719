from typing import Any


def test_the_group_lists_its_commands_in_both_languages(zones: Any) -> None:
    ja, en = zones("grid", "--help"), zones("grid", "--help", "--lang", "en")
    for name in ("sums", "urban-centres", "export", "access", "near", "offices", "friction", "map"):
        assert name in ja.out + ja.err
        assert name in en.out + en.err
    assert "都市中心" in ja.out + ja.err
    assert "urban centres" in en.out + en.err


def test_every_command_explains_itself(zones: Any) -> None:
    for name in ("sums", "urban-centres", "export", "access", "near", "offices", "friction", "map"):
        ran = zones("grid", name, "--help", "--lang", "en")
        assert ran.code == 0
        assert "Usage: zones grid" in ran.out
        assert "--lang" in ran.out
