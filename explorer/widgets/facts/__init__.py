"""The numbers behind the view in one line, and the counting rules in the words of the answers themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from explorer import answers
from explorer.view import ONCE
from explorer.widgets.one_article import is_alone
from explorer.widgets.phrases import counted, plural

if TYPE_CHECKING:
    from explorer.widgets.answered import Answered

__all__ = ["facts_state"]

TITLES = {
    "timeline": "The lines",
    "top": "Numbers beside names",
    "children": "Regions",
    "together": "Named together",
    "places": "Where",
    "listing": "The list",
    "statements": "Who says what",
    "chains": "Through whom",
    "signals": "Reported acts",
    "talked_about": "Days talked about",
    "summary": "This line",
    "ground": "Grey bars",
}
EVERY = {2: "both", 3: "all three", 4: "all four", 5: "all five", 6: "all six"}


def facts_state(answered: Answered) -> dict[str, Any]:
    """Hits of the ground, articles in every line, copies, undated, and the rules."""
    view, summary = answered.view, answered.summary
    n, ground, undated, copies = (int(summary[name]) for name in ("n", "ground", "undated", "copies"))  # type: ignore[call-overload]
    hits = [[counted(n), True], [f" of {plural(ground, 'article')}", False]]
    facts: list[dict[str, Any]] = [{"text": hits, "action": None}]
    verb = {"actors": "name", "regions": "mention", "words": "say"}.get(view.lines or "")
    if len(answered.lines) > 1 and verb:
        every = int(summary["all_lines"])  # type: ignore[call-overload]
        facts.append(_fact(f"{counted(every)} {verb}{'s' if every == 1 else ''} {EVERY[len(answered.lines)]}"))
    folded = "folded" if view.measure in ONCE else "among them"
    facts.append(_fact(f"{plural(copies, 'copy', 'copies')} {folded}" if copies else "no copies"))
    pick = {"do": "pick", "value": "undated"} if undated else None
    facts.append(_fact(f"{counted(undated)} undated" if undated else "none undated", pick))
    if is_alone(answered):
        facts = [_fact("1 article"), *([_fact("undated")] if undated else [])]
    return {
        "facts": facts,
        "heard": f"{plural(n, 'article')} of {counted(ground)}",
        "rules": [
            {"name": TITLES.get(name, name.capitalize()), "text": _paragraphs(text)}
            for name, text in answers.rules().items()
            if name in TITLES
        ],
        "hidden": answered.nothing,
    }


def _fact(text: str, action: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"text": [[text, False]], "action": action}


def _paragraphs(text: str) -> list[str]:
    """A docstring's paragraphs as a reader's: no line breaks, no backticks."""
    return [" ".join(part.split()).replace("`", "") for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]
