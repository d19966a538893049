"""Words of happening: which word of a sentence a date belongs to, and whether the text tells it as done.

Nothing here knows an actor; :mod:`analysis.happenings.labels` and :mod:`analysis.events` do.
"""

from __future__ import annotations

import re

from analysis.patterns import LatePattern

_VERBS = {
    "missile launch": "fire launch test-fire",
    "coup": "oust overthrow/overthrew/overthrown seize:power",
    "election": "elect",
    "law": "enact go/went/gone:into:force come/came/come:into:force enter:into:force take/took/taken:effect",
    "agreement": "sign ratify agree",
    "visit": "visit arrive travel travel/travelled fly/flew/flown tour",
    "meeting": "meet/met host confer/conferred",
    "policy": "adopt announce approve unveil impose",
    "office": "take/took/taken:office assume:office leave/left:office step/stepped:down resign inaugurate"
    " appoint swear/swore/sworn:in",
    "attack": "invade attack strike/struck clash collide ram/rammed shell bomb",
    "statement": "say/said tell/told pledge vow reiterate warn urge confirm reaffirm promise condemn",
}
"""Kind of event -> verbs that report one: base/past/participle where not regular; ":" stands for a blank."""

NOUNS = {
    "missile launch": r"missile (?:launch(?:es)?|tests?|firings?)|rocket launch(?:es)?|nuclear tests?"
    r"|missiles",
    "coup": r"coups?|putsch",
    "election": r"elections?|by-elections?|polls|referendums?",
    "summit": r"summits?",
    "law": r"(?<!rule of )(?<!international )laws?|legislation|bills?|decrees?",
    "agreement": r"deals?|agreements?|pacts?|treat(?:y|ies)|accords?|memorandum",
    "visit": r"visits?|trips?|tours?",
    "meeting": r"meetings?|talks|(?:tele)?phone calls?|conferences?|sessions?",
    "policy": r"announcements?|sanctions?|budgets?",
    "office": r"inaugurations?|resignations?|appointments?",
    "attack": r"invasions?|attacks?|strikes?|clash(?:es)?|collisions?",
    "exercise": r"exercises?|drills?|manoeuvres|maneuvers",
    "statement": r"speech(?:es)?|statements?|remarks?",
}
"""Kind of event -> nouns that report one, most telling kind first."""


def _list_forms() -> dict[str, dict[str, tuple[str, str]]]:
    """Kind -> form of a verb -> its base and its tense (base, present, past, participle, ing)."""
    forms: dict[str, dict[str, tuple[str, str]]] = {kind: {} for kind in NOUNS}
    for kind, verbs in _VERBS.items():
        for verb in verbs.split():
            word, _, rest = verb.replace(":", " ").partition(" ")
            base, *pasts = word.split("/")
            past, participle = [*pasts, *pasts][:2] if pasts else (_inflect(base, "ed"), "")
            tail = f" {rest}" if rest else ""
            doubled = past[:-2] if past.endswith("ed") and past[-3] == past[-4] == base[-1] else base
            for form, tense in (
                (participle or past, "participle"),
                (past, "past"),
                (_inflect(doubled, "ing"), "ing"),
                (_inflect(base, "s"), "present"),
                (base, "base"),
            ):
                forms[kind][form + tail] = (base + tail, tense)
    return forms


def _inflect(base: str, ending: str) -> str:
    """Add -s, -ed or -ing to a regular verb.

    Examples
    --------
    >>> [_inflect("ratify", "s"), _inflect("clash", "s"), _inflect("arrive", "ed"), _inflect("arrive", "ing")]
    ['ratifies', 'clashes', 'arrived', 'arriving']
    """
    if ending != "ing" and base[-1] == "y" and base[-2] not in "aeiou":
        base = base[:-1] + "ie"
    if ending == "s":
        return base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")
    if base[-1] == "e" and not (ending == "ing" and base.endswith("ee")):
        base = base[:-1]
    return base + ending


FORMS = _list_forms()
"""Kind -> form of a verb -> its base and its tense."""


def present(base: str, *, plural: bool) -> str:
    """Put a verb into the present, as headlines do.

    Examples
    --------
    >>> present("take office", plural=False), present("meet", plural=True)
    ('takes office', 'meet')
    """
    word, blank, rest = base.partition(" ")
    return base if plural else _inflect(word, "s") + blank + rest


def _join_words(kind: str) -> str:
    verbs = sorted(FORMS[kind], key=lambda form: (-len(form), form))
    if kind == "missile launch":  # the army also fires its general, and a firm launches a tool
        fired = rf"(?:{'|'.join(verbs)}) (?:[^\s,;:.]+ ){{0,5}}(?:missiles?|rockets?)"
        return rf"{fired}|{NOUNS[kind]}"
    return "|".join([*verbs, NOUNS[kind]])


EVENT_TYPES = {kind: _join_words(kind) for kind in NOUNS}
"""Kind of event -> the words that report one (a regular expression), most telling kind first."""

LONG = 600
"""Characters of the longest clause that is looked at."""

FAR = 140
"""A word of happening further than this from a date has nothing to do with it."""

_KINDS = [(kind, LatePattern(rf"(?i)\b(?:{words})\b")) for kind, words in EVENT_TYPES.items()]
_COMMA = LatePattern(r"[,;:—–]|\b(?:while|although|but)\b")
_LEADS = LatePattern(r"(?i)\b(?:after|before|since)\Z")  # "a day after they met" dates what follows
_CLAUSE = LatePattern(
    r"[,;:—–“”\"]|\b(?:while|although|but|after|before|since|when|as|that|because|who|which|where)\b"
)


def measure_distance(sentence: str, one: tuple[int, int], other: tuple[int, int]) -> int:
    """Count the characters between two spans, with 40 more for every comma or dash that parts them."""
    first, second = sorted((one, other))
    between = sentence[first[1] : second[0]]
    return len(between) + 40 * len(_COMMA.findall(between))


def find_event_word(sentence: str, start: int, end: int) -> tuple[str, int, int]:
    """Find the word of happening that a dated expression belongs to.

    The closest word wins, where words across a comma count as further away, words of saying give way
    to others unless the date stands right beside them ("said Sunday"), and a date that opens the
    sentence belongs to its first verb.

    Parameters
    ----------
    sentence
        The sentence.
    start, end
        Where in it the dated expression stands, in characters.

    Returns
    -------
    tuple of str, int and int
        The kind of event, and the offsets of the word in the sentence; ``("other", start, end)`` if
        there is none.

    Examples
    --------
    >>> find_event_word("They met on Saturday and signed a deal.", 12, 20)
    ('meeting', 5, 8)
    >>> find_event_word("Stability needs the rule of law, the minister said Sunday.", 51, 57)
    ('statement', 46, 50)
    """
    best = (float("inf"), 0, "other", start, end)
    opens = start < 12
    leads = bool(_LEADS.search(sentence[start:end]))
    for rank, (kind, words) in enumerate(_KINDS):
        for match in words.finditer(sentence, max(0, start - 2 * FAR), end + 2 * FAR):
            if match.start() < end and start < match.end():
                continue  # "Polls" in "Polls Day", were that a date
            distance = measure_distance(sentence, (start, end), match.span())
            if (
                not opens
                and match[0].lower() in _SAYING
                and not _dates_saying(sentence, match.span(), (start, end))
            ):
                continue
            if kind == "statement" and distance > 4 and not opens:
                distance += 60
            if match.start() >= end and not opens and not leads:
                distance += 12  # what follows a date belongs to it less often than what comes before
            if leads and match.end() <= start:
                distance += 100
            if distance <= FAR:
                best = min(best, (distance, rank, kind, *match.span()))
    return best[2:]


_SAYING = {*FORMS["statement"]} | {
    form for form in FORMS["agreement"] | FORMS["policy"] if form[:3] in ("agr", "ann")
}
_SAID_WHERE = LatePattern(r"\s*(?:(?:on|in|at|to|during|after|before|late|early|last|this)\b[^,;:]*)?\Z")


def _dates_saying(sentence: str, verb: tuple[int, int], date: tuple[int, int]) -> bool:
    """Tell if a date can be that of saying ("said on Friday"), not of what was said ("said he left Friday").

    It stands beside the verb or after its place, or "that" follows.
    """
    first, second = sorted((verb, date))
    between = sentence[first[1] : second[0]]
    if verb[0] > date[0]:
        return len(between) <= 4
    if re.match(r"\s*that\b", sentence[date[1] :]):
        return not _CLAUSE.search(between)
    return bool(_SAID_WHERE.match(between)) and not re.search(r"\bto (?!the\b|an?\b)[a-z]|\bthat\b", between)


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


_PAST = frozenset(
    form for forms in FORMS.values() for form, (_, tense) in forms.items() if tense in ("past", "participle")
)
_BE = LatePattern(r"(?i)\b(?:be|been|being|have)(?: \w+ly| also)?\s*\Z")


def is_past(words: str) -> bool:
    """Tell if a word of happening is a verb in the past.

    Examples
    --------
    >>> is_past("met"), is_past("Signed"), is_past("talks")
    (True, True, False)
    """
    return words.lower() in _PAST or words.lower().split(" ")[0] in ("fired", "launched", "test-fired")


def find_clause(sentence: str, place: int) -> int:
    """Find where the clause that holds a place begins: after the last comma or conjunction before it.

    Examples
    --------
    >>> "They slept, but Lee woke."[find_clause("They slept, but Lee woke.", 20):]
    ' Lee woke.'
    """
    near = max(0, place - LONG)  # a line of thousands of dates is no clause
    return max((boundary.end() for boundary in _CLAUSE.finditer(sentence, near, place)), default=near)


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
    if _POSSIBLE.search(cue) or _POSSIBLE.search(scope):
        return "possible"
    if _PLANNED.search(cue) or _PLANNED.search(scope):
        return "possible" if _OPEN.search(sentence) else "planned"
    return "aim" if _INFINITIVE.search(before) else "told"
