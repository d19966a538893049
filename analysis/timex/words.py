"""The words that tell time, and their classes.

Every word of a sentence becomes one symbol: "late last month" is ``part last unit``, any word that has
nothing to do with time is ``word``. The rules of :mod:`analysis.timex.grammar` are written over these
classes.
"""

from __future__ import annotations

import re
import string
from functools import lru_cache
from typing import Any

from analysis.patterns import LatePattern
from analysis.timex.values import DAY_NAMES, MONTH_NAMES, MONTHS, WEEKDAYS

# One class a line: `word` or `word=value`. Words with a capital are found with a capital only.
_LEXICON = """
holy: Black Good Super Bloody Ash Easter Cyber Palm Maundy
paper: Times Telegraph Mail Herald Mirror Post Express Mercury
outlet: USA
weekday: Monday=1 Tuesday=2 Wednesday=3 Thursday=4 Friday=5 Saturday=6 Sunday=7
weekdays: Mondays=1 Tuesdays=2 Wednesdays=3 Thursdays=4 Fridays=5 Saturdays=6 Sundays=7
uday: day
uweek: week
uyear: year
unit: month decade hour minute fortnight
units: days=day weeks=week months=month years=year decades=decade hours=hour minutes=minute seconds=second
units: centuries=century quarters=quarter fortnights=fortnight weekends=weekend
century: century
quarter: quarter
half: half
weekend: weekend
daypart: morning=MO afternoon=AF evening=EV night=NI dawn=MO midday=MI noon=MI midnight=NI
season: spring=SP summer=SU autumn=FA fall=FA winter=WI
deictic: yesterday=-1 today=0 tomorrow=1
tonight: tonight=NI
last: last
past: past
prev: previous preceding
next: next
coming: coming upcoming
foll: following
this: this
current: current
that: that
same: same
these: these
recent: recent
ago: ago
hence: hence
earlier: earlier
later: later afterward afterwards
before: before prior
after: after
since: since
part: early mid late
edge: beginning start end middle close rest remainder
now: now=PRESENT_REF currently=PRESENT_REF nowadays=PRESENT_REF presently=PRESENT_REF
now: recently=PAST_REF lately=PAST_REF soon=FUTURE_REF
moment: moment present
future: future
near: near foreseeable
setadv: daily=P1D weekly=P1W monthly=P1M yearly=P1Y annual=P1Y annually=P1Y quarterly=P3M hourly=PT1H
setadv: nightly=P1D biennial=P2Y biannual=P6M fortnightly=P2W
every: every each
per: per
other: other
scale: times once twice million billion trillion percent dollars euros
fiscal: fiscal financial FY
article: a=1 an=1
the: the
some: few several many some numerous couple=2 dozen=12 dozens hundreds thousands
number: one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12
number: thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20
number: thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 hundred=100 thousand=1000
nth: first=1 second=2 third=3 fourth=4 final=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10
nth: eleventh=11 twelfth=12 thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17
nth: eighteenth=18 nineteenth=19 twentieth=20
decades: twenties=192 thirties=193 forties=194 fifties=195 sixties=196 seventies=197 eighties=198 nineties=199
qtok: Q1=Q1 Q2=Q2 Q3=Q3 Q4=Q4 H1=H1 H2=H2
his: his her their my
old: old
age: age
poss: s
time: time
new: New new
christmas: Christmas Xmas
feast: Boxing=12-26 Bastille=07-14 Armistice=11-11
eve: Eve
attack: 9/11=2001-09-11
anniversary: anniversary anniversaries birthday
from: from
between: between
to: to through thru until till
and: and
of: of
in: in
on: on
at: at by around about
long: long
zone: EST EDT ET CST CDT PST PDT PT GMT UTC BST JST
ampm: am=am pm=pm a.m.=am p.m.=pm
comma: ,
dot: .
dash: - – —
quote: ' ’ ‘
money: $ £ € ¥ #
paren: ( )
ending: ending ended
"""

_EXTRA = """
xdate xmore slashdate daymonth month mabbr wabbr day ordinal year dayspan yearspan clock daytime fytok
figure word
""".split()
_CLASSES = dict.fromkeys([*re.findall(r"^(\w+):", _LEXICON, re.MULTILINE), *_EXTRA])
SYMBOLS = dict(zip(_CLASSES, string.ascii_letters + "".join(map(chr, range(0xC0, 0x100))), strict=False))
"""Word class -> the character that stands for it."""
CLASSES = {symbol: name for name, symbol in SYMBOLS.items()}
_SHOUTED_WORDS = ("MAY", "MARCH", "MAR", "SUN", "SAT", "WED", "DEC")


def _build_lexicon() -> dict[str, tuple[str, Any]]:
    entries = []
    for name, words in re.findall(r"^(\w+): (.+)$", _LEXICON, re.MULTILINE):
        entries += [(name, *word.partition("=")[::2]) for word in words.split()]
    entries += [("month", name, str(MONTHS[name.lower()])) for name in MONTH_NAMES]
    entries += [("mabbr", name[:3], str(MONTHS[name.lower()])) for name in MONTH_NAMES if len(name) > 3]
    entries += [("mabbr", "Sept", "9")]
    abbreviations = {name.title(): str(number) for name, number in WEEKDAYS.items()}
    entries += [("wabbr", name, number) for name, number in abbreviations.items() if name not in DAY_NAMES]
    entries += [("fytok", f"FY{year}", str(year)) for year in range(1970, 2070)]
    entries += [("fytok", f"FY{year % 100:02}", str(year)) for year in range(1970, 2070)]
    lexicon: dict[str, tuple[str, Any]] = {}
    for name, word, value in entries:
        value = int(value) if value.lstrip("-").isdigit() else value or word
        for form in {word, word.upper(), word[:1].upper() + word[1:]} - set(_SHOUTED_WORDS):
            lexicon.setdefault(form, (SYMBOLS[name], value))
    return lexicon


LEXICON = _build_lexicon()
"""Every form as it is written -> (symbol, value)."""

_ANCHORS = """
weekday weekdays uday uweek uyear unit units century quarter half weekend daypart season deictic tonight
moment future past setadv now decades qtok fytok month mabbr xdate slashdate ordinal year yearspan clock
daytime ampm zone fiscal anniversary figure christmas attack
""".split()
ANCHOR_SYMBOLS = "".join(SYMBOLS[name] for name in _ANCHORS)
"""Without one of these a run of words holds no date."""

_NUMBER = LatePattern(
    r"(?P<year>1\d{3}|2[01]\d\d)|(?P<day>0?[1-9]|[12]\d|3[01])|(?P<ordinal>(?:[12]?\d|3[01])(?:st|nd|rd|th))"
    r"|(?P<dayspan>\d\d?[-–]\d\d?)|(?P<yearspan>(?:1\d|20)\d\d[-–/](?:\d{4}|\d\d))|(?P<decades>(?:1\d|20)?\d0s)"
    r"|(?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d)|(?P<daytime>1?\d(?::[0-5]\d)?[ap]m)|(?P<slashdate>\d\d?[-/]\d\d?[-/]\d{4})"
    r"|(?P<daymonth>(?!9/11)\d\d?/\d\d?)"
    r"|(?P<number>\d{1,4}(?:\.\d{1,2})?)|(?P<figure>.*[12]\d{3}.*)"
)
_OTHER = (SYMBOLS["word"], None)


@lru_cache(maxsize=10_000)
def classify_word(word: str) -> tuple[str, Any]:
    """Find the class of a word, as its symbol, and its value.

    Examples
    --------
    >>> [(CLASSES[symbol], value) for symbol, value in map(classify_word, ("Thursday", "60s", "tea"))]
    [('weekday', 4), ('decades', 196), ('word', None)]
    """
    match = _NUMBER.fullmatch(word) if word[0].isdigit() else None
    if not match:
        return LEXICON.get(word, _OTHER)
    name, value = match.lastgroup, word
    if name in ("year", "day", "number"):
        value = float(word) if "." in word else int(word)
    elif name == "ordinal":
        value = int(word[:-2])
    elif name == "decades":
        decade = int(word[:-2])
        value = decade if decade > 9 else (190 if decade > 2 else 200) + decade
    return SYMBOLS[name], value
