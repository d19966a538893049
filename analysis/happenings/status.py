"""Whether a text tells a happening as done, planned, possible or denied."""

from __future__ import annotations

from analysis.happenings.clauses import CuedPattern, find_clause, list_beginnings
from analysis.happenings.vocabulary import is_past
from analysis.patterns import LatePattern

_DENIED = CuedPattern(
    "not neve no with neit nor canc call post deny deni refu reje fail avoi prev scra rule aban inst rath t",
    r"\b(?:not|never|no|without|neither|nor|cancel\w*|call(?:s|ed)? off|postpon\w+|den(?:y|ies|ied|ying)"
    r"|refus\w+|reject\w*|fail(?:s|ed)? to|avoid\w*|prevent\w*|scrap\w*|rul(?:e|es|ed) out|abandon\w*"
    r"|instead of|rather than)\b|n[’']t\b",
)
_POSSIBLE = CuedPattern(
    "may migh coul shou if unle whet poss perh",
    r"\b(?:may|might|could|should|if|If|unless|whether|possible|possibly|perhaps)\b",
)
_ASKED = CuedPattern("to", r"\b(?:want|propos|invit|ask|urg|call|seek|sought|offer|demand)\w*\b[^,;]*\bto$")
_PLANNED = CuedPattern(
    "will shal woul to sche plan slat expe due set upco fort ahea ll",
    r"\b(?:will|shall|would|(?:is|are|was|were) (?:also |now |then )?to\b"
    r"|(?:going|set|due|about|expected|likely|scheduled|slated|planning|preparing) to"
    r"|(?:scheduled|planned|slated|expected|due|set) (?:for|in|on)|planned|upcoming|forthcoming|ahead of"
    r"|plan(?:s|ned|ning)? (?:to|an?|for)"
    r"|(?:intend|hope|aim|agree|pledge|vow|promise|decide)[sd]? (?:\w+ )?to)(?:\b|$)|[’']ll\b",
)
_OPEN = LatePattern(r"\b(?:[Ii]f|[Uu]nless)\b|\?[\s”\"']*\Z")  # a condition, a question
_INFINITIVE = CuedPattern("to", r"\bto (?:\w+ly |also )?$")
_BE = CuedPattern("be been bein have", r"\b(?:be|been|being|have)(?: \w+ly| also)?\s*\Z")
_CUES = frozenset().union(*(pattern.cues for pattern in (_DENIED, _POSSIBLE, _ASKED, _PLANNED, _INFINITIVE)))


def tell_status(sentence: str, word: tuple[int, int], date: tuple[int, int]) -> str:
    """Tell how the text speaks of a happening, from the clause of its word.

    Parameters
    ----------
    sentence
        The sentence.
    word, date
        Spans of the word of happening and of the dated expression.

    Returns
    -------
    str
        ``told`` (as done), ``planned`` ("will meet", "was also to visit", "scheduled for"), ``possible``
        ("may", "if", "urged to"), ``denied`` ("did not", "cancelled") or ``aim`` (an infinitive that none
        of these governs: "flew there to meet").

    Examples
    --------
    >>> tell_status("They will meet on Friday.", (10, 14), (18, 24))
    'planned'
    >>> tell_status("They will rest after they met on Friday.", (26, 29), (33, 39))
    'told'
    """
    has = list_beginnings(sentence)
    if has.isdisjoint(_CUES):
        return "told"
    begin = find_clause(sentence, word[0])
    before, scope = sentence[begin : word[0]], sentence[begin : max(word[1], date[1])]
    scope = scope[: max(0, date[0] - begin)] + scope[max(0, date[1] - begin) :]  # "May" is no "may"
    if _DENIED.search(scope.lower(), has):
        return "denied"
    if is_past(sentence[slice(*word)]) and not _BE.search(before.lower(), has):
        before, scope = "", sentence[word[1] : date[0]]  # "will use the deal signed in May": signed it is
    parts = (before.rstrip(), scope)
    if any(_POSSIBLE.search(part, has) or _ASKED.search(part.lower(), has) for part in parts):
        return "possible"
    if any(_PLANNED.search(part.lower(), has) for part in parts):
        return "possible" if _OPEN.search(sentence) else "planned"
    return "aim" if _INFINITIVE.search(before.lower(), has) else "told"
