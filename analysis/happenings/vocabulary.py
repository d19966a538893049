"""The words of happening: verbs and nouns that report an event, by kind."""

from __future__ import annotations

_VERBS = {
    "missile launch": "fire launch test-fire",
    "coup": "oust overthrow/overthrew/overthrown seize:power",
    "election": "elect",
    "law": "enact go/went/gone:into:force come/came/come:into:force enter:into:force take/took/taken:effect",
    "agreement": "sign ratify agree",
    "visit": "visit arrive travel travel/travelled fly/flew/flown tour",
    "meeting": "meet/met host confer/conferred speak/spoke/spoken",
    "policy": "adopt announce approve unveil impose",
    "office": "take/took/taken:office assume:office leave/left:office step/stepped:down resign inaugurate"
    " appoint swear/swore/sworn:in",
    "attack": "invade attack strike/struck clash collide ram/rammed shell bomb",
    "statement": "say/said tell/told pledge vow reiterate warn urge confirm reaffirm promise condemn",
}
"""Kind of event -> verbs that report one: base/past/participle where not regular; ":" stands for a blank."""

_NOUNS = {
    "missile launch": "missile:launch~ missile:test~ missile:firing~ rocket:launch~ nuclear:test~ missiles",
    "coup": "coup~ putsch",
    "election": "election~ by-election~ polls referendum~",
    "summit": "summit~",
    "law": "law~ legislation bill~ decree~",
    "agreement": "deal~ agreement~ pact~ treaty~ accord~ memorandum",
    "visit": "visit~ trip~ tour~",
    "meeting": "meeting~ talks phone:call~ telephone:call~ conference~ session~",
    "policy": "announcement~ sanction~ budget~",
    "office": "inauguration~ resignation~ appointment~",
    "attack": "invasion~ attack~ strike~ clash~ collision~",
    "exercise": "exercise~ drill~ manoeuvres maneuvers",
    "statement": "speech~ statement~ remark~",
}
"""Kind of event -> nouns that report one, most telling kind first; "~" stands for singular and plural."""


def _list_forms() -> dict[str, dict[str, tuple[str, str]]]:
    """Kind -> form of a verb -> its base and its tense (base, present, past, participle, ing)."""
    forms: dict[str, dict[str, tuple[str, str]]] = {kind: {} for kind in _NOUNS}
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


def _list_nouns(nouns: str) -> tuple[str, ...]:
    """List nouns in singular and plural.

    Examples
    --------
    >>> _list_nouns("treaty~ phone:call~ talks")
    ('treaty', 'treaties', 'phone call', 'phone calls', 'talks')
    """
    listed: list[str] = []
    for word in nouns.split():
        noun = word.replace(":", " ").removesuffix("~")
        listed += [noun, _inflect(noun, "s")] if word.endswith("~") else [noun]
    return tuple(listed)


FORMS = _list_forms()
"""Kind -> form of a verb -> its base and its tense."""

NOUNS = {kind: _list_nouns(nouns) for kind, nouns in _NOUNS.items()}
"""Kind -> nouns that report one."""


def present(base: str, *, plural: bool) -> str:
    """Put a verb into the present, as headlines do.

    Examples
    --------
    >>> present("take office", plural=False), present("meet", plural=True)
    ('takes office', 'meet')
    """
    word, blank, rest = base.partition(" ")
    return base if plural else _inflect(word, "s") + blank + rest


CALLS = frozenset(form for form, (base, _) in FORMS["meeting"].items() if base == "speak") - {"speak"}
"""These report a meeting or a call only with a partner behind them: "spoke today with Lee"."""
del FORMS["meeting"]["speak"]  # "will speak in Oslo" is no meeting

EVENT_TYPES = {kind: (*FORMS[kind], *nouns) for kind, nouns in NOUNS.items()}
"""Kind of event -> the words that report one, most telling kind first. The verbs of missile launches do so
only with "missile" or "rocket" after them: the army also fires its general, and a firm launches a tool."""

_PAST = frozenset(
    form for forms in FORMS.values() for form, (_, tense) in forms.items() if tense in ("past", "participle")
)


def is_past(words: str) -> bool:
    """Tell if a word of happening is a verb in the past.

    Examples
    --------
    >>> is_past("met"), is_past("Signed"), is_past("talks")
    (True, True, False)
    """
    return words.lower() in _PAST or words.lower().split(" ")[0] in ("fired", "launched", "test-fired")
