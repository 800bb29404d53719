"""XML whose text is always text."""

import re
from xml.etree import ElementTree as ET

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(value: object) -> str:
    """Return *value* as text that XML 1.0 can hold; letters that it can't become U+FFFD.

    Examples
    --------
    >>> xml_text("a" + chr(0) + "b") == "a" + chr(0xFFFD) + "b"
    True
    """
    return _FORBIDDEN.sub("\ufffd", str(value))


def add(parent: ET.Element, tag: str, text: object = None, **attributes: object) -> ET.Element:
    """Append an element to *parent* with escaped text and attributes, and return it."""
    element = ET.SubElement(parent, tag, {key: xml_text(one) for key, one in attributes.items()})
    if text is not None:
        element.text = xml_text(text)
    return element


def document(root: ET.Element, *, doctype: str = "") -> str:
    """Return *root* as an XML document."""
    return doctype + ET.tostring(root, encoding="unicode")
