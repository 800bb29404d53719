import threading

import pytest

from zones.app.exporting.shelf import Files, Shelf, weigh


def test_what_was_made_is_not_made_again() -> None:
    shelf, made = Shelf(100), []

    def make() -> Files:
        made.append(1)
        return {"a": b"12345"}

    assert shelf.get("key") is None
    assert shelf.get_or_make("key", make) is shelf.get_or_make("key", make)
    assert made == [1]
    assert shelf.held_bytes == 5


def test_what_was_asked_for_longest_ago_leaves_first() -> None:
    shelf = Shelf(10)
    for key in ("a", "b"):
        shelf.get_or_make(key, lambda: {"file": b"12345"})
    shelf.get("a")
    shelf.get_or_make("c", lambda: {"file": b"12345"})
    assert [shelf.get(key) is not None for key in "abc"] == [True, False, True]
    assert shelf.held_bytes <= 10


def test_what_is_too_large_is_given_and_not_kept() -> None:
    shelf = Shelf(3)
    assert weigh(shelf.get_or_make("big", lambda: {"file": b"12345"})) == 5
    assert shelf.get("big") is None


def test_a_fault_keeps_nothing_and_the_next_one_may_try() -> None:
    shelf = Shelf(100)

    def fail() -> Files:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        shelf.get_or_make("key", fail)
    assert shelf.get_or_make("key", lambda: {"a": b"1"}) == {"a": b"1"}


def test_two_at_once_get_what_one_of_them_made() -> None:
    shelf, started, made = Shelf(100), threading.Event(), []

    def make() -> Files:
        made.append(1)
        started.wait(5)
        return {"a": b"1"}

    found: list[Files] = []
    threads = [
        threading.Thread(target=lambda: found.append(shelf.get_or_make("key", make)))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    started.set()
    for thread in threads:
        thread.join(10)
    assert made == [1]
    assert found[0] is found[1]
