"""English news dates and periods: from words to TIMEX3 values and the days they cover.

In the order in which they are used: `steps` and `values` (the calendar), `words` (what may stand in a
date), `tokens` (a sentence as words), `rules` (which words make one expression), `doubts` (which only
look like one), `grammar` (finds them), `numbers`, `cues` and `tense` (which way a clause looks), `context`
(publication day, what was named before); then which days are meant: `readings` (days and months),
`periods`, `named_days`, `lengths`, `offsets`, `fiscal_years`, and `ranges` (two that make a period).
"""
