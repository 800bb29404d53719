"""The words of 市区町村の根拠."""

from zones.labels import Text

CHOOSE_MUNICIPALITY = Text("市区町村", "Municipality")
