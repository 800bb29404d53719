"""Every error that the package raises on purpose.

Each message says what is wrong, where, and what to do next, in both languages. Each class is also
a builtin error, so that library users may catch either.
"""

from zones.labels import Lang, Text


class ZonesError(Exception):
    """Base of every error of the package.

    Parameters
    ----------
    ja, en
        The same message in Japanese and English. ``str(error)`` is the English one.
    """

    def __init__(self, ja: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(ja, en)

    def say(self, lang: Lang) -> str:
        """Return the message in *lang*."""
        return self.text.say(lang)


class InputError(ZonesError, ValueError):
    """A value that a person gave is out of range or malformed."""


class NotFoundError(ZonesError, LookupError):
    """A municipality, prefecture, scheme or data set that does not exist."""


class DataError(ZonesError, ValueError):
    """A table or file is not what it must be."""


class RuleError(ZonesError, ValueError):
    """A rule set is malformed."""


class OutputError(ZonesError, OSError):
    """A file or folder can't be written."""
