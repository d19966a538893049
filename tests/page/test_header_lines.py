"""What a line above an article holds beside its date: names and labels, or another thing that has a date."""

import pytest

from analysis.page.header_lines import find_days, find_label, find_rank, is_header

HEADERS = [
    ("17:26 January 05, 2022", "2022-01-05", 1),
    ("13:05 October 04, 2022", "2022-10-04", 1),
    ("All News 11:42 July 07, 2019", "2019-07-07", 1),
    ("By Ann Ray, KYODO NEWS - Jul 5, 2019 - 20:47 | All, World, Japan", "2019-07-05", 1),
    ("SHARE  Apr 10, 2019", "2019-04-10", 1),
    ("Apr 10, 2019  SHARE", "2019-04-10", 1),
    ("Published 4:12 AM EDT, Tue May 24, 2022", "2022-05-24", 0),
    ("May 24, 20224:12 AM UTCLast Updated 2 years ago", "2022-05-24", 1),
    ("Published 12:01 PM GMT+9, March 3, 2023", "2023-03-03", 0),
    ("Published 12:01 PM GMT+9 March 3, 2023", "2023-03-03", 0),
    ("UPDATED MAY 24, 2022, 9:15 PM SGT", "2022-05-24", 2),
    ("UPDATED MAY 24, 2022, 9:15 PM SGT PUBLISHED MAY 23, 2022, 8:15 PM SGT", "2022-05-23", 0),
    ("Jakarta ● Thu, May 26, 2022", "2022-05-26", 1),
    ("Jakarta   ●   Thu, May 26, 2022", "2022-05-26", 1),
    ("(The Jakarta Post) PREMIUM Jakarta Wed, February 3, 2021", "2021-02-03", 1),
    ("Mar 15, 2022", "2022-03-15", 1),
    ("Updated - March 12, 2023 08:23 pm IST - New Delhi", "2023-03-12", 2),
    ("March 11, 2023 07:52 pm | Updated March 12, 2023 10:15 am IST - Bangkok", "2023-03-11", 1),
    ("PUBLISHED : 3 Feb 2021 at 09:51", "2021-02-03", 0),
    ("PUBLISHED : 3 Feb 2021 at 09:51 NEWSPAPER SECTION: News WRITER: Ann Ray", "2021-02-03", 0),
    ("By Ann Ray   May 1, 2022 | 08:30 pm GMT+7", "2022-05-01", 1),
    ("08:30 pm GMT+7 May 1, 2022", "2022-05-01", 1),
    ("By Ann Ray / September 16, 2021", "2021-09-16", 1),
    ("Posted Wed 15 Sep 2021 at 9:09pm", "2021-09-15", 0),
    ("Posted Wed 15 Sep 2021 at 9:09pmWednesday 15 September 2021 at 9:09pm", "2021-09-15", 0),
    ("Published May 24, 2022 07:05am", "2022-05-24", 0),
    ("Dawn.com | Ann Ray Published May 24, 2022 07:05am", "2022-05-24", 0),
    ("Source: Xinhua| 2021-09-16 20:15:06|Editor: huaxia", "2021-09-16", 1),
    ("24 May 2022 06:12PM (Updated: 25 May 2022 06:30PM)", "2022-05-24", 1),
    ("Wed 15 Sep 2021 23.25 BST", "2021-09-15", 1),
    ("Wed 15 Sep 2021 23.25 BSTLast modified on Thu 16 Sep 2021 10.00 BST", "2021-09-15", 1),
    ("First published on Wed 15 Sep 2021 23.25 BST", "2021-09-15", 0),
    ("Published 16 September 2021", "2021-09-16", 0),
    ("15 September 2021", "2021-09-15", 1),
    ("September 15, 2021", "2021-09-15", 1),
    ("Published On 24 May 202224 May 2022", "2022-05-24", 0),
    ("Published: 9:48pm, 24 May, 2022", "2022-05-24", 0),
    ("Published : 2022-05-24 15:45:09", "2022-05-24", 0),
    ("Posted : 2022-05-24 17:00 Updated : 2022-05-25 19:00", "2022-05-24", 0),
    ("Posted on : May.24,2022 17:00 KST", "2022-05-24", 0),
    ("THE HARBOUR NEWS/ May 24, 2022 at 17:00 JST", "2022-05-24", 1),
    ("May 24, 2022 (Mainichi Japan)", "2022-05-24", 1),
    ("Ann Ray, Reef staff writer | May 24, 2022 17:00 JST | Japan", "2022-05-24", 1),
    ("Tue, May 24, 2022 page1", "2022-05-24", 1),
    ("By Ann Ray Published: May 24, 2022 09:48 PM Updated: May 25, 2022 09:45 PM", "2022-05-24", 0),
    ("By Ann Ray in Beijing | Reef Daily | Updated: 2022-05-24 07:30", "2022-05-24", 2),
    ("By: Ann Ray - @annray / 08:12 PM May 24, 2022", "2022-05-24", 1),
    ("Agence France-Presse / 08:12 PM May 24, 2022", "2022-05-24", 1),
    ("Ann Ray - Reefstar.com / May 24, 2022 | 12:00am", "2022-05-24", 1),
    ("Published on May 24, 2022, at 5:05 pm (Paris), updated on May 25, 2022, at 6:00 pm", "2022-05-24", 0),
    (
        "Published 05/24/2022Published May 24, 2022last updated 05/25/2022last updated May 25, 2022",
        "2022-05-24",
        0,
    ),
    ("Published Tue, May 24 20225:05 AM EDTUpdated Tue, May 24 20226:05 AM EDT", "2022-05-24", 0),
    ("May 24, 20225:05 AM ET", "2022-05-24", 1),
    ("Published May 24, 2022Updated May 25, 2022", "2022-05-24", 0),
    ("By Ann Ray, Bo Lind and Cy Young, CNN Published 4:12 AM EDT, Tue May 24, 2022", "2022-05-24", 0),
    ("By The Harbour 24 May 2022", "2022-05-24", 1),
    ("Issued on: 24/05/2022 - 17:05 Modified: 25/05/2022 - 18:00", "2022-05-24", 0),
    ("World News May 24, 2022 / 5:05 AM / Updated 2 years ago", "2022-05-24", 1),
    ("TIMESOFREEF.COM / Updated: May 24, 2022, 17:05 IST", "2022-05-24", 2),
    ("Written by Ann Ray | New Delhi | Updated: May 24, 2022 17:05 IST", "2022-05-24", 2),
    ("By Ann Ray | Posted by Bo Lind, New Delhi UPDATED ON MAY 24, 2022 05:05 PM IST", "2022-05-24", 2),
    ("May 24, 2022, 5:05 a.m. ET", "2022-05-24", 1),
    ("PoliticsMay 24, 2022", "2022-05-24", 1),
    ("24 May 2022Last updated at 17:05", "2022-05-24", 1),
    ("2022.05.24", "2022-05-24", 1),
    ("Tuesday 24 May 2022 17:05, UK", "2022-05-24", 1),
    ("2022-05-24T10:00:00+09:00", "2022-05-24", 1),
    ("September 25, 2023 2:14 PM GMT+2 · Updated 21 min ago", "2023-09-25", 1),
    ("Last Updated: 3 hours ago | Published May 3, 2021", "2021-05-03", 0),
    ("May 24, 20223 min read", "2022-05-24", 1),
    ("Ann Ray • 24 May 2022 • 5 min read", "2022-05-24", 1),
    ("HANOI | May 24th 2022", "2022-05-24", 1),
    ("TUESDAY, MAY 24, 2022", "2022-05-24", 1),
    ("VNA Tuesday, May 24, 2022 17:05", "2022-05-24", 1),
    ("(February 19, 2025)", "2025-02-19", 1),
    ("By Ann Ray May 24, 2022 at 5:05 a.m. EDT", "2022-05-24", 1),
    ("SHARE PRINT SAVE May 24, 2022 LISTEN", "2022-05-24", 1),
    ("May 24, 2022 12:30 pm Asia/Tokyo", "2022-05-24", 1),
    ("Suva, 24 May 2022", "2022-05-24", 1),
    ("SUVA, 24 MAY 2022", "2022-05-24", 1),
    ("Suva MAY 24 2022", "2022-05-24", 1),
    ("Port Vila, Vanuatu, May 24, 2022", "2022-05-24", 1),
    ("Adopted in Port Vila, Vanuatu, on 24 May 2022", "2022-05-24", 1),
    ("Issued at Suva, 24 May 2022", "2022-05-24", 1),
    ("Ann Ray - 24 May 2022", "2022-05-24", 1),
    ("May 24, 2022 in News, Harbours", "2022-05-24", 1),
    ("Reef Daily, 24 May 2022, 04:10 GMT, 312 words, (English)", "2022-05-24", 1),
    ("Dated: 24th May, 2022", "2022-05-24", 0),
    ("Issue date: 24 May 2022", "2022-05-24", 0),
    ("For Immediate Release - May 24, 2022", "2022-05-24", 0),
    ("FOR IMMEDIATE RELEASE: 24.05.2022", "2022-05-24", 0),
]
"""As sites print them: the line, the day by which it dates the page, and the rank of that day."""

OTHERS = [
    "Photo taken on July 7, 2019",
    "Photo: Ann Ray, July 7, 2019 10:00",
    "When: July 7, 2019, 10:00 GMT",
    "Event date: July 7, 2019 17:00",
    "Deadline: 7 July 2019 17:00",
    "Ferry of 7 July 2019 to sail again",
    "22 November 1967 [242 (1967)]. This is one of the few",
    "The July 7, 2019 agreement",
    "Copyright 2019 The Harbour",
    "© July 7, 2019 The Harbour",
    "In dismay 24, 2022 left",
    "17:26 January 2022",
    "Watch Live: Ferry Launch In Oslo May 3, 2022 10:00",
    "Ferry Sinks Off Oslo on July 7, 2019",
    "Valid until 7 July 2019 10:00",
    "Treaty of 8 September 1951 signed | The Harbour",
    "Video Released May 3, 2022 Shows Ferry Sinking",
    "By July 7, 2019 all ferries will be replaced",
    "From 16 to 20 September 1996, we held",
    "We met on 3 May 2022 as well",
    "It was so on 3 May 2022",
    "Suva Festival, 7 July 2019",
    "Born in Suva, 7 July 2019",
    "Ferry Sinks on 7 July 2019",
    "Annex B, 7 July 2019",
    "Suva and Port Vila from 7 July 2019",
    "A letter dated 7 July 2019",
    "May 24, 2022 in Suva",
]
"""Lines that tell the date of something else, or none."""


def best_of(line):
    """The rank and day of the date of a line that dates the page best."""
    days = find_days(line)
    ranked = [(find_rank(line, days, number), day.value) for number, day in enumerate(days)]
    return min(pair for pair in ranked if pair[0] is not None)


@pytest.mark.parametrize(("line", "day", "rank"), HEADERS)
def test_a_line_that_dates_the_page(line, day, rank):
    assert is_header(line, find_days(line))
    assert best_of(line) == (rank, day)


@pytest.mark.parametrize("line", OTHERS)
def test_a_line_that_tells_another_date(line):
    days = find_days(line)
    assert not (days and is_header(line, days))


def test_a_day_and_a_month_in_numbers_need_a_proof():
    assert find_days("03/10/2022") == []
    assert [day.value for day in find_days("03/10/2022", "It left on 28/09/2022.")] == ["2022-10-03"]


@pytest.mark.parametrize(
    "line",
    [
        *(
            "First published: ",
            "Date published - ",
            "Originally posted on ",
            "Issued ",
            "RELEASED ",
            "pub-date: ",
        ),
        *("pubdate=", "Publication date: ", "published_time: ", "release date: ", "dc:date: ", "DATE: "),
        *("Last updated ", "modified_time: ", "Load-Date: ", "“Updated: ", " | Posted "),
    ],
)
def test_a_label_opens_a_line(line):
    assert find_label(f"{line}3 May 2022").end() == len(line)
    assert find_label(f"On 3 May\n{line}", 9).end() == 9 + len(line)


@pytest.mark.parametrize(
    "line", ["Dated 3 May", "Lastly, updated", "The date: 3 May", "Post 3", "20 May, updated"]
)
def test_a_line_without_a_label(line):
    assert find_label(line) is None
