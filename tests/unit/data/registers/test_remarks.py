from zones.data.registers.remarks import Remark, add
from zones.labels import Text


def test_a_remark_names_its_row_and_one_on_the_file_none() -> None:
    message = Text("空です。", "It is empty.")
    assert Remark(3, message).text == Text("3行目：空です。", "Row 3: It is empty.")
    assert Remark(0, message).text == message


def test_a_further_sentence_follows_in_both_languages() -> None:
    message = Text("コードが違います。", "The code is wrong.")
    assert add(message, "名称に従いました。", "The name was taken.") == (
        "コードが違います。名称に従いました。",
        "The code is wrong. The name was taken.",
    )
