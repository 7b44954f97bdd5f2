"""How an actor is mentioned."""

from __future__ import annotations

import pytest

from explorer.reading import read_article


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("Putin said the talks would go on.", {"vladimir-putin": "speaks"}),
        ("The talks about Putin went on.", {"vladimir-putin": "named"}),
        ("Reuters reported that Putin was ill.", {"reuters": "cited", "vladimir-putin": "named"}),
        ("Putin told Reuters that the talks would go on.", {"vladimir-putin": "speaks", "reuters": "cited"}),
        ("Two officials told Reuters that Putin would go on.", {"reuters": "cited", "vladimir-putin": "named"}),
    ],
)
def test_voice(text, voices):
    mentions = read_article(text, clean=False).mentions.filter(kind="actor")
    assert dict(mentions.select("entity", "voice").iter_rows()) == voices


def test_he_speaks_for_him_though_he_is_no_mention():
    reading = read_article("Putin came late. “I am here,” he said.", clean=False)
    assert reading.statements["speaker"].to_list() == ["vladimir-putin"]
    assert reading.mentions["voice"].to_list() == ["named"]
