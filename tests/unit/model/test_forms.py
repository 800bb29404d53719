from zones.model.forms import FORMS, SECOND_FLOOR, Form


def _act(form: Form) -> bool:
    return form.article is not None and form.article.ja.startswith("地方自治法")


def test_every_form_of_the_act_has_a_floor() -> None:
    legal = [key for key, form in FORMS.items() if _act(form)]
    assert "、".join(legal) == (
        "連携協約、協議会、機関等の共同設置、事務の委託、事務の代替執行、一部事務組合、広域連合"
    )
    assert {FORMS[key].floor for key in legal} == {1}
    assert SECOND_FLOOR == ("連携中枢都市圏", "定住自立圏", "連携自立圏")


def test_every_form_says_its_article_in_both_languages_or_that_it_has_none() -> None:
    without = [key for key, form in FORMS.items() if form.article is None]
    assert without == ["連携自立圏", "シティリージョン"]
    for form in FORMS.values():
        assert form.article is None or form.article.en.isascii()
    assert FORMS["事務の代替執行"].article is not None
    assert FORMS["事務の代替執行"].article.en == "Local Autonomy Act, art. 252-16-2"
