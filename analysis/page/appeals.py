"""What a page says to its visitor: it asks for money, an address or consent.

Speeches and statements ask for support, too, and subscribe to principles; so a verb alone is no appeal: it
must speak of what a page has to offer or wants to have.
"""

from __future__ import annotations

import re

from analysis.patterns import LatePattern

_PAPERS = (
    r"newsletters?|channels?|(?:news)?papers?|editions?|magazines?|podcasts?|feeds?|mailing lists?|alerts?"
    r"|updates?|service|site"
)
_OURS = r"us|our (?:\w+ )?(?:work|journalis\w+|(?:web)?site|mission|report(?:ing|ers)|newsroom|independence)"
_GIVING = r"donat\w+|contribution|subscri\w+|members?(?:hip)?|readers?|click"
APPEAL = LatePattern(
    # "We subscribe to the view that ..." has a small article, and names no paper.
    r"\bsubscri(?:be|bing|ptions?)\b"
    rf"(?! (?:fully )?to (?-i:an?|any|all|that|the|these|this|those|what)\b(?!.{{0,60}}\b(?:{_PAPERS})\b))"
    r"|\bsubscribers?\b|\bnewsletters?\b|\bcookies\b"
    r"|\b(?:quality|our) (?:independent )?journalism\b"
    rf"|\bindependent journalism\b(?=.{{0,120}}\b(?:you|{_GIVING})\b)"
    rf"|\bsupport(?:ing)? (?:{_OURS})\b(?=.{{0,120}}\b(?:{_GIVING})\b)"
    rf"|^\W*support (?:{_OURS})\b(?=.{{0,20}}$)"
    r"|\byour (?:device|privacy|inbox|consent|browser|preferences|e-?mail|ad blocker|free articles?"
    r"|opinion matters)\b"
    r"|\b(?:enhance|improve|personali[sz]e) your (?:\w+ )?experience\b"
    r"|\blog (?:up|in) (?:to|for|now|here)\b|^\W*sign (?:up|in) (?:to|for|now|here)\b"
    r"|\ball rights reserved\b|\bprivacy policy\b"
    r"|\bterms of (?:use|service)\b(?=.{0,80}\b(?:agree|privacy|you)\b)",
    re.IGNORECASE,
)
APPEAL_HINTS = (
    *("subscri", "newsletter", "journalism", "support", "cookies", "your ", "sign ", "log ", "privacy"),
    *("rights reserved", "terms of"),
)
"""In lower case, one for each way of APPEAL: most lines have none."""
