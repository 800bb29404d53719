from matplotlib.figure import Figure

from zones.outputs.report.document import (
    Paragraph,
    Picture,
    Pictures,
    Points,
    Report,
    ReportTable,
    Section,
    number_captions,
)


def picture(key: str) -> Picture:
    return Picture(key, f"caption {key}", f"alt {key}", Figure())


def table(caption: str) -> ReportTable:
    return ReportTable(caption, ("c",), (("cell",),), (1.0,), (False,), note="note")


def sections() -> tuple[Section, ...]:
    return (
        Section("one", (Paragraph("words"), Pictures((picture("a"), picture("b"))), table("t"))),
        Section("two", (Points(("p", "q")), table("u"), picture("c").alone())),
    )


def test_pictures_and_tables_are_counted_in_order_of_reading() -> None:
    report = Report("ja", "T", "S", "Q", ("F",), "B", number_captions(sections(), "ja"))
    assert [one.caption for one in report.pictures] == [
        "図1　caption a",
        "図2　caption b",
        "図3　caption c",
    ]
    assert {"表1　t", "表2　u"} <= set(report.texts())


def test_captions_are_counted_in_english_too() -> None:
    found = number_captions(sections(), "en")[0].blocks[1]
    assert isinstance(found, Pictures)
    assert found.items[0].caption.startswith("Figure 1")


def test_every_text_is_given() -> None:
    report = Report("ja", "T", "S", "Q", ("F",), "B", sections())
    assert {"T", "S", "Q", "F", "B", "one", "words", "caption a", "alt b", "c", "cell", "note",
            "p", "q"} <= set(report.texts())  # fmt: skip
