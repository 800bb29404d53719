import pytest

from zones.errors import (
    DataError,
    InputError,
    NotFoundError,
    OutputError,
    RuleError,
    ZonesError,
)


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        (InputError, ValueError),
        (NotFoundError, LookupError),
        (DataError, ValueError),
        (RuleError, ValueError),
        (OutputError, OSError),
    ],
)
def test_an_error_is_ours_and_a_builtin(error: type[ZonesError], builtin: type[Exception]) -> None:
    with pytest.raises(builtin) as caught:
        raise error("だめです。", "No good.")
    assert isinstance(caught.value, ZonesError)
    assert str(caught.value) == "No good."
    assert caught.value.say("ja") == "だめです。"
    assert caught.value.say("en") == "No good."
