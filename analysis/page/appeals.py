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
    r"|opinion (?:matters|counts))\b"
    r"|\b(?:enhance|improve|personali[sz]e) your (?:\w+ )?experience\b"
    r"|\blog (?:up|in) (?:to|for|now|here)\b|^\W*sign (?:up|in) (?:to|for|now|here)\b"
    r"|\ball rights reserved\b|\bprivacy policy\b"
    r"|\bterms of (?:use|service)\b(?=.{0,80}\b(?:agree|privacy|you)\b)",
    re.IGNORECASE,
)
APPEAL_HINTS = (
    *("subscri", "newsletter", "cookies", "journalism", "support us", "supporting us", "support our"),
    *("supporting our", "your device", "your privacy", "your inbox", "your consent", "your browser"),
    *("your preferences", "your email", "your e mail", "your ad blocker", "your free article"),
    *("your opinion ", "enhance your", "improve your", "personalise your", "personalize your"),
    *("log up", "log in", " sign up", " sign in", "all rights reserved", "privacy policy", "terms of use"),
    "terms of service",
)
"""One for each way of APPEAL, as :func:`find_signs` reads a text: small letters and blanks."""

OFFER = LatePattern(
    r"[\W_]*(?:get|join|receive|subscribe|download|unlock|follow|become|sign up|log in|enjoy|never miss"
    r"|don['’]t miss|stay)\b(?!-)(?=.{0,200}?\b(?:newsletters?|inbox|channel|app|alerts?|notifications"
    r"|subscri\w+|membership|readers|free|journalism|whatsapp|telegram|(?:breaking|latest) news|up to date"
    r"|informed)\b|(?<=follow)\b.{1,80}? on (?:twitter|facebook|instagram|linkedin|threads|bluesky|x)\b)",
    re.IGNORECASE,
)
"""An invitation to the visitor: an imperative, and what a page has to offer."""
CONSENT = LatePattern(
    r"\b(?:sign up|subscribe|register|log in|click|tap|read more|learn more|find out more|donate) here\b"
    r"|\bdelivered (?:straight |directly )?to your?\b"
    r"|\bterms (?:of|and) (?:use|service|conditions)\b.{0,120}\bprivacy (?:policy|notice)\b"
    r"|\bprivacy (?:policy|notice)\b.{0,120}\bterms (?:of|and) (?:use|service|conditions)\b",
    re.IGNORECASE,
)
"""What a page asks of its visitor, wherever in the line."""
CONSENT_HINTS = (
    *("up here", "subscribe here", "register here", "log in here", "click here", "tap here", "more here"),
    *("donate here", "delivered to you", "delivered straight", "delivered directly", "privacy policy"),
    "privacy notice",
)
"""One for each way of CONSENT, in lower case."""
OFFER_OPENINGS = (
    *("get ", "join ", "receive ", "subscribe ", "download ", "unlock ", "follow ", "become ", "sign up "),
    *("log in ", "enjoy ", "never miss ", "don't miss ", "don’t miss ", "stay "),
)
