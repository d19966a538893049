"""English news dates and periods: from words to TIMEX3 values and the days they cover.

In the order in which they are used: `values` (calendar arithmetic), `words` (what may stand in a date),
`grammar` (which words make one expression), `doubts` (which only look like one), `numbers`, `context`
(publication day, tense, what was named before), `readings`, `ranges`, `offsets` and `fiscal_years`
(which days are meant).
"""
