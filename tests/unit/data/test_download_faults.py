import email.message
import urllib.error

import pytest

from zones.data.download_faults import CutOffError, given_up, refused, too_large
from zones.labels import Text

PLACE = "https://a.jp/b.zip"


def http_error(code: int, words: str) -> urllib.error.HTTPError:
    return urllib.error.HTTPError(PLACE, code, words, email.message.Message(), None)


@pytest.mark.parametrize(
    ("code", "words", "why"),
    [
        (404, "Not Found", Text("HTTP 404", "HTTP 404")),
        (302, "would lead to an infinite loop.", Text("転送の繰り返し", "redirect loop")),
        (
            302,
            "Redirection to url 'file:///etc' is not allowed",
            Text("https でない場所への転送", "redirect to no https address"),
        ),
    ],
)
def test_a_refusal_says_why_in_both_languages(code: int, words: str, why: Text) -> None:
    error = refused(PLACE, http_error(code, words))
    assert error.say("ja") == f"{PLACE} を取得できません（{why.ja}）。アドレスを確かめてください。"
    assert error.say("en") == f"{PLACE} can't be fetched ({why.en}). Check the address."


def test_the_last_attempt_says_what_was_wrong_with_it() -> None:
    error = given_up(PLACE, CutOffError.after(10, 1_000).why, 3)
    assert "3回試しましたが取得できません（1,000バイトのうち10バイトで中断）。" in error.say("ja")
    assert "in 3 attempts (10 of 1,000 bytes)." in error.say("en")


def test_a_name_of_the_system_is_the_same_in_both_languages() -> None:
    assert CutOffError("TimeoutError").why == Text("TimeoutError", "TimeoutError")
    assert str(CutOffError("遅い", "too slow")) == "too slow"


def test_a_large_file_is_told_with_the_limit() -> None:
    assert too_large(PLACE, 2_000, 1_000).say("ja").endswith("（2,000バイト、1,000まで）。")
