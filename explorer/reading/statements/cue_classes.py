"""What kind of saying a cue is, by the class of its last word that is listed (`words/cue_classes.tsv`)."""

from __future__ import annotations

from functools import cache, lru_cache

from explorer.reading.wordlists import word_rows

__all__ = ["ATTITUDES", "CLASSES", "bases", "class_number", "cue_class", "stem"]

CLASSES = (
    "say", "relay", "claim", "deny", "promise", "demand", "accuse", "praise", "believe", "expect", "intend", "signal",
    "ask", "learn",
)  # fmt: skip
"""The classes of cues; `class` of a statement is one of them, or null where no word of the cue is listed."""

ATTITUDES = frozenset(("believe", "expect", "intend", "signal", "learn"))
"""Classes that report what somebody thinks, wants or lets be seen, not what they said."""

_VOWELS = frozenset("aeiou")


@cache
def _irregular() -> dict[str, str]:
    return {form: base for base, forms in word_rows("irregular_verbs.tsv") for form in forms.split()}


@cache
def _listed() -> dict[str, int]:
    """Base form → number of its class, from 1; a word that stands in two has the first."""
    found: dict[str, int] = {}
    for name, words in word_rows("cue_classes.tsv"):
        for word in words.split():
            found.setdefault(word, CLASSES.index(name) + 1)
    return found


@lru_cache(maxsize=50_000)
def bases(word: str) -> tuple[str, ...]:
    """What `word`, lower-case, may be a form of, likeliest first; itself among them."""
    irregular = _irregular().get(word)
    if irregular:
        return irregular, word
    found = [word]
    for ending in ("s", "es", "ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            cut = word[: -len(ending)]
            found += [cut, f"{cut}e"] if ending in ("ed", "ing") else [cut]
            if cut[-1] == cut[-2] and cut[-1] not in _VOWELS:
                found.append(cut[:-1])
            if cut[-1] == "i" and ending != "ing":
                found.append(f"{cut[:-1]}y")
    return tuple(found)


@lru_cache(maxsize=50_000)
def class_number(word: str) -> int:
    """Number of the class of `word`, lower-case, from 1; 0 where no form of it is listed."""
    listed = _listed()
    return next((listed[base] for base in bases(word) if base in listed), 0)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """`word`, lower-case, without the ending of its form: the same string for all forms of most verbs."""
    word = _irregular().get(word, word)
    for ending in ("ing", "ied", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            word = word[: -len(ending)] + ("y" if ending[0] == "i" and ending != "ing" else "")
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in _VOWELS:
        word = word[:-1]
    return word.removesuffix("e")


@lru_cache(maxsize=50_000)
def cue_class(cue: str) -> str | None:
    """The class of a cue's words; None where none is listed."""
    for word in reversed(cue.lower().split()):
        number = class_number(word.strip(":,.\"“”'’"))
        if number:
            return CLASSES[number - 1]
    return None
