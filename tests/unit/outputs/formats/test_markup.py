from xml.etree import ElementTree as ET

from zones.outputs.formats.markup import add, document, xml_text


def test_text_is_escaped_in_elements_and_attributes() -> None:
    root = ET.Element("a")
    add(root, "b", "</b><script>&\"'", c='"><x y="')
    text = document(root)
    again = ET.fromstring(text)  # noqa: S314 (our own text)
    assert len(list(again.iter())) == 2
    assert again[0].text == "</b><script>&\"'"
    assert again[0].get("c") == '"><x y="'


def test_letters_that_xml_lacks_are_replaced() -> None:
    assert xml_text("a\x00\x1b\ud800b\ufffe𠮷\t\n") == "a\ufffd\ufffd\ufffdb\ufffd𠮷\t\n"
