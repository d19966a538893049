"""Whether a text tells a happening as done, planned, possible or denied."""

from __future__ import annotations

from analysis.happenings.vocabulary import is_past
from analysis.happenings.words import find_clause
from analysis.patterns import LatePattern

_DENIED = LatePattern(
    r"(?i)\b(?:not|never|no|without|neither|nor|cancel\w*|call(?:s|ed)? off|postpon\w+|den(?:y|ies|ied|ying)"
    r"|refus\w+|reject\w*|fail(?:s|ed)? to|avoid\w*|prevent\w*|scrap\w*|rul(?:e|es|ed) out|abandon\w*"
    r"|instead of|rather than)\b|n[’']t\b"
)
_POSSIBLE = LatePattern(
    r"\b(?:may|might|could|should|if|If|unless|whether|possible|possibly|perhaps)\b"
    r"|(?i:\b(?:want|propos|invit|ask|urg|call|seek|sought|offer|demand)\w*\b[^,;]*\bto$)"
)
_PLANNED = LatePattern(
    r"(?i)\b(?:will|shall|would|going to|(?:is|are|was|were) (?:also |now |then )?to\b"
    r"|(?:set|due|about|expected|likely|scheduled|slated|planning|preparing) to"
    r"|(?:scheduled|planned|slated|expected|due|set) (?:for|in|on)|planned|upcoming|forthcoming|ahead of"
    r"|plan(?:s|ned|ning)? (?:to|an?|for)"
    r"|(?:intend|hope|aim|agree|pledge|vow|promise|decide)[sd]? (?:\w+ )?to)(?:\b|$)|[’']ll\b"
)
_OPEN = LatePattern(r"\b(?:[Ii]f|[Uu]nless)\b|\?[\s”\"']*\Z")  # a condition, a question
_INFINITIVE = LatePattern(r"(?i)\bto (?:\w+ly |also )?$")
_BE = LatePattern(r"(?i)\b(?:be|been|being|have)(?: \w+ly| also)?\s*\Z")


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
    begin = find_clause(sentence, word[0])
    before, scope = sentence[begin : word[0]], sentence[begin : max(word[1], date[1])]
    scope = scope[: max(0, date[0] - begin)] + scope[max(0, date[1] - begin) :]  # "May" is no "may"
    if _DENIED.search(scope):
        return "denied"
    if is_past(sentence[slice(*word)]) and not _BE.search(before):
        before, scope = (
            "",
            sentence[word[1] : max(word[1], date[0])],
        )  # "will use the deal signed in May": signed it is
    cue = before.rstrip()
    if (cue and _POSSIBLE.search(cue)) or _POSSIBLE.search(scope):
        return "possible"
    if (cue and _PLANNED.search(cue)) or _PLANNED.search(scope):
        return "possible" if _OPEN.search(sentence) else "planned"
    return "aim" if _INFINITIVE.search(before) else "told"
