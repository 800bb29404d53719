"""Whether a message is a whole sentence in both languages, and Japanese to its end."""

import re
from collections.abc import Collection

from zones.labels import Text

ADDRESS = r"https?://\S+"
ASIDE = (
    r"「[^」]*」",  # what stands in the file
    r"（[^（）]*）",  # a detail, as the system words it
    r"\([^()]*\)",
    ADDRESS,
    r"--[a-z-]+(=\S+| [a-z]+)?",  # what to type
    r"zones( [a-z]+)+",
    r"pip install '[^']*'",
)
"""Places in a Japanese sentence where English words may stand."""

_WORD = re.compile(r"(?<![A-Za-z0-9_./=-])[a-z]{2,}(?![A-Za-z0-9_./=-])")


def bare(sentence: str, aside: Collection[str] = ASIDE) -> str:
    """Return a sentence without what stands *aside* in it."""
    for pattern in aside:
        sentence = re.sub(pattern, "・", sentence)
    return sentence


def english_words(
    sentence: str, names: Collection[str] = (), *, aside: Collection[str] = ASIDE
) -> list[str]:
    """Return the English words of a Japanese sentence that are no name and no quotation."""
    return [word for word in _WORD.findall(bare(sentence, aside)) if word not in names]


def faults_of(text: Text, names: Collection[str] = ()) -> list[str]:
    """Return what keeps *text* from being a whole sentence in both languages."""
    found = [f"「{word}」 in {text.ja}" for word in english_words(text.ja, names)]
    if not text.ja.endswith("。"):
        found.append(f"no end: {text.ja}")
    if not text.en.endswith((".", "?")) or re.match(r"[a-z]+ ", text.en):
        found.append(f"no sentence: {text.en}")
    if not re.search(r"(ください|ません|ました|でした|です|ます|か)。", text.ja):
        found.append(f"no polite end: {text.ja}")
    return found
