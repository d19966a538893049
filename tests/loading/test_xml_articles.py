"""Feeds, sitemaps and other XML -> articles."""

from datetime import date

import pytest

from analysis.documents import LoadError, LoadWarning, get_load_report, load_documents
from analysis.loading.elements import parse_xml
from analysis.loading.readings import Article
from analysis.loading.xml_articles import find_articles

RSS = """<rss version="2.0"><channel><title>Reef Post</title><link>https://reef.example</link><language>en-au</language>
<image><title>Logo</title></image>
<item>
  <title>Divers &amp; fish</title>
  <link>https://reef.example/2021/07/divers/</link>
  <guid isPermaLink="false">x-1</guid>
  <dc:creator>Ann Ray</dc:creator>
  <pubDate>Sat, 03 Jul 2021 22:00:00 +1000</pubDate>
  <media:content url="x"><media:title>A photo</media:title></media:content>
  <description>They swam.</description>
  <content:encoded><![CDATA[<p>They swam. Then <b>home</b>.</p><p>All of them.</p>]]></content:encoded>
</item>
<item><title>Tide</title><guid>x-2</guid><description>&lt;p&gt;Low.&lt;/p&gt;</description></item>
<item><title>Only a title</title></item>
<item><title> </title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Tide Times</title><entry>
<title type="html">Tide &amp;amp; wave</title><id>urn:uuid:1</id>
<link rel="self" href="https://tide.example/api/1"/><link href="https://tide.example/wave.html"/>
<updated>2021-07-09T10:00:00Z</updated><published>2021-07-03T10:00:00Z</published>
<author><name>Bo Lee</name></author><summary>The tide was low</summary>
<content type="xhtml"><div><p>The tide was <i>low</i> here.</p><p>Then high.</p></div></content>
</entry></feed>"""
NITF = """<nitf><head><title>slug-line</title>
<docdata><date.issue norm="20210703T101010+0100"/></docdata></head><body>
<body.head><hedline><hl1>Ferry opens</hl1><hl2>Late again</hl2></hedline><byline>By Ann Ray</byline>
<dateline><location>OSLO</location>, <story.date>July 3</story.date></dateline></body.head>
<body.content><p>The <a>ferry</a> opened.</p><p>It was late.</p></body.content></body></nitf>"""
RELEASE = """<article><headline>Reef plan</headline><source>Reef Post</source><date>3 July 2021</date>
<standfirst>A plan for the reef.</standfirst><body><p>The plan is
long.</p><p>It is good.<br/>So they say.</p></body></article>"""
SITEMAP = """<urlset><url><loc>https://reef.example/ferry-1</loc><news:news>
<news:publication><news:name>Reef Post</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2021-07-03</news:publication_date><news:title>Ferry opens</news:title>
</news:news></url><url><loc>https://reef.example/about</loc></url></urlset>"""
PIECE = """<title>Tide</title><link>https://reef.example/tide/</link>
<pubDate>Sat, 03 Jul 2021 10:00:00 GMT</pubDate><description><![CDATA[<p>Low.</p>]]></description>"""
DAY = date(2021, 7, 3)


def test_rss():
    assert find_articles(parse_xml(RSS)) == [
        Article(
            "Divers & fish\n\nThey swam. Then home.\n\nAll of them.",
            {
                "title": "Divers & fish",
                "outlet": "Reef Post",
                "language": "en",
                "published_date": DAY,
                "author": "Ann Ray",
                "url": "https://reef.example/2021/07/divers/",
            },
            "divers",
        ),
        Article("Tide\n\nLow.", {"title": "Tide", "outlet": "Reef Post", "language": "en"}, "x-2"),
        Article(
            "Only a title", {"title": "Only a title", "outlet": "Reef Post", "language": "en"}, "Only-a-title"
        ),
    ]


def test_atom():
    assert find_articles(parse_xml(ATOM)) == [
        Article(
            "Tide & wave\n\nThe tide was low here.\n\nThen high.",
            {
                "title": "Tide & wave",
                "outlet": "Tide Times",
                "published_date": DAY,
                "author": "Bo Lee",
                "url": "https://tide.example/wave.html",
            },
            "wave",
        )
    ]


def test_the_markup_of_news_agencies():
    (article,) = find_articles(parse_xml(NITF))
    assert article.text == (
        "Ferry opens\n\nLate again\n\nBy Ann Ray\n\nOSLO, July 3\n\nThe ferry opened.\n\nIt was late."
    )
    assert article.fields == {"title": "Ferry opens", "published_date": DAY}


def test_an_article_in_markup_of_its_own():
    assert find_articles(parse_xml(RELEASE)) == [
        Article(
            "Reef plan\n\nA plan for the reef.\n\nThe plan is long.\n\nIt is good.\nSo they say.",
            {"title": "Reef plan", "outlet": "Reef Post", "published_date": DAY},
            "Reef-plan",
        )
    ]


def test_several_articles_under_one_root():
    both = f"<paper><title>Reef Post</title>{RELEASE}{RELEASE.replace('Reef plan', 'Tide')}</paper>"
    assert [article.key for article in find_articles(parse_xml(both))] == ["Reef-plan", "Tide"]


def test_a_sitemap_of_news():
    fields = {"title": "Ferry opens", "outlet": "Reef Post", "published_date": DAY, "language": "en"}
    url = "https://reef.example/ferry-1"
    assert find_articles(parse_xml(SITEMAP)) == [Article("Ferry opens", fields | {"url": url}, "ferry-1")]


def test_a_piece_cut_out_of_a_feed():
    (article,) = find_articles(parse_xml(PIECE))
    assert (article.text, article.key, article.fields["published_date"]) == ("Tide\n\nLow.", "tide", DAY)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<body>Plain words\n\nin two.</body>", "T\n\nPlain words\n\nin two."),
        ("<text>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</text>", "T\n\nOne\n\nTwo"),
        (
            "<body><section><para>One</para></section><section><para>Two</para></section></body>",
            "T\n\nOne\n\nTwo",
        ),
        ("<body>One <b>bold</b> word.</body>", "T\n\nOne bold word."),
        ("<p>One</p><p>Two</p>", "T\n\nOne\n\nTwo"),
        ("<description>Short.</description><p>A longer story.</p><p>Two</p>", "T\n\nA longer story.\n\nTwo"),
        ("<body><list><item>a</item><item>b</item></list></body>", "T\n\na\n\nb"),
        ("<body><list><item><b>a</b></item><item><i>b</i></item></list></body>", "T\n\na\n\nb"),
        ("<url>https://reef.example/x</url><body>Words.</body>", "T\n\nWords."),
        ("<talk><body>Is it so?</body></talk><talk><body>It is.</body></talk>", "T\n\nIs it so?\n\nIt is."),
        ("<body>One.</body><body>One.</body><body>Two.</body>", "T\n\nOne.\n\nTwo."),
        ("<text>One.<text>In it.</text></text><text>Two.</text>", "T\n\nOne.In it.\n\nTwo."),
        ("<text>One.</text><image><text>A reef.</text></image>", "T\n\nOne."),
        ("<text>One.</text><related><item><text>Tide.</text></item></related>", "T\n\nOne."),
        ("<description>One.</description><description>A reef.</description>", "T\n\nOne."),
        ("<field name='body'>One.</field><field name='id'>7</field>", "T\n\nOne."),
    ],
)
def test_bodies_of_several_kinds(body, text):
    (article,) = find_articles(parse_xml(f"<article><title>T</title>{body}</article>"))
    assert article.text == text


@pytest.mark.parametrize(
    "article",
    [
        "<article><node_title>Tide</node_title><field_body>Low.</field_body></article>",
        "<article><title>Tide</title><body_value>&lt;p&gt;Low.&lt;/p&gt;</body_value></article>",
        "<article title='Tide'><body>Low.</body></article>",
        "<article title='Ferry'><title>Tide</title><body>Low.</body></article>",
    ],
)
def test_titles_and_bodies_by_other_names(article):
    assert find_articles(parse_xml(article)) == [Article("Tide\n\nLow.", {"title": "Tide"}, "Tide")]


@pytest.mark.parametrize(
    "text", ["<a/>", "<svg><path d='1'/></svg>", "<rss><channel><title>x</title></channel></rss>"]
)
def test_there_is_no_article(text):
    assert find_articles(parse_xml(text)) == []


@pytest.mark.parametrize(
    ("day_first", "day"), [(True, date(2021, 4, 3)), (False, date(2021, 3, 4)), (None, None)]
)
def test_the_user_says_how_days_in_numbers_are_meant(day_first, day):
    root = parse_xml("<article><title>T</title><date>03/04/2021</date><body>Words.</body></article>")
    (article,) = find_articles(root, day_first=day_first)
    assert article.fields.get("published_date") == day


ITEM = "<item><title>{0}</title><link>https://reef.example/{0}</link><description>{1}</description></item>"


def test_each_item_is_a_document_and_the_file_says_how_many(tmp_path):
    items = ITEM.format("tide", "Low.") + ITEM.format("swim", "Long.") + ITEM.format("tide", "Low.")
    (tmp_path / "feed.xml").write_text(f"<rss><channel>{items}<item><title/></item></channel></rss>")
    with pytest.warns(LoadWarning) as caught:
        documents = load_documents(tmp_path)
    assert documents[["doc_id", "text", "published_from"]].to_numpy().tolist() == [
        ["tide", "tide\n\nLow.", "unknown"],
        ["swim", "swim\n\nLong.", "unknown"],
    ]
    assert documents["sha256"].nunique() == 1
    report = get_load_report(documents)[["doc_id", "status", "reason", "n_documents"]].astype(object)
    assert report.where(report.notna(), None).to_numpy().tolist() == [
        [None, "read", "", 2],
        [None, "failed", "1 of 4 items have no words", 0],
        [None, "failed", "1 of 4 items repeat another", 0],
    ]
    assert str(caught[0].message) == (
        "2 parts of files were not read: feed.xml (1 of 4 items have no words); "
        "feed.xml (1 of 4 items repeat another). get_load_report(documents) lists all."
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<akte><inhalt>" + "Wort " * 20 + "</inhalt></akte>", "holds no known article"),
        ("<p>" + "word <br> " * 20, "is no well-formed XML (mismatched tag: line 1, column 212)"),
    ],
)
def test_other_xml_with_words_in_it_is_kept_as_text(tmp_path, content, reason):
    (tmp_path / "a.xml").write_text(content)
    documents = load_documents(tmp_path)
    assert documents["text"].tolist() == [content]
    assert get_load_report(documents)["reason"].tolist() == [f"{reason}; kept as plain text with its markup"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (
            "<sitemapindex><sitemap><loc>https://reef.example/1.xml</loc></sitemap></sitemapindex>",
            "holds no known",
        ),
        ("<a><b>", "is no well-formed XML"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>' + "&b; " * 30 + "</a>", "declares entities, which are not read"),
    ],
)
def test_other_xml_is_named(tmp_path, content, reason):
    (tmp_path / "a.xml").write_text(content)
    with pytest.raises(LoadError, match=reason):
        load_documents(tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        *("release-date", "publish_date", "pub-date", "date.issued", "dateTime", "transcript-date"),
        *("Post-date", "field_date", "Date_x0020_Published", "media-release-date", "storyDatePublished"),
    ],
)
def test_names_of_days_are_joined_by_any_sign(name):
    root = parse_xml(f"<article><title>T</title><{name}>13/04/2021</{name}><body>Words.</body></article>")
    assert [article.fields["published_date"] for article in find_articles(root)] == [date(2021, 4, 13)]


@pytest.mark.parametrize(
    "name",
    ["modified", "period-of-service", "date-of-birth", "event-date", "closingDate", "date_modified"],
)
def test_other_days_are_none_of_publication(name):
    root = parse_xml(f"<article><title>T</title><{name}>13/04/2021</{name}><body>Words.</body></article>")
    assert [article.fields for article in find_articles(root)] == [{"title": "T"}]


@pytest.mark.parametrize(
    ("rest", "day"),
    [
        ("<term>1/2/2019 - 24/5/2022</term>", date(2021, 4, 3)),
        ("<term>2/1/2019 - 5/24/2022</term>", date(2021, 3, 4)),
        ("<document>https://harbour.example.gov.au/3.pdf</document>", date(2021, 4, 3)),
        ("<subject>The defence of our neighbours</subject>", date(2021, 4, 3)),
        ("<subject>The defense of our neighbors</subject>", None),
        ("<subject>Ferries</subject>", None),
    ],
)
def test_the_rest_of_a_file_says_how_days_in_numbers_are_meant(rest, day):
    root = parse_xml(f"<speech><title>T</title><date>3/4/2021</date>{rest}<body>Words.</body></speech>")
    assert [article.fields.get("published_date") for article in find_articles(root)] == [day]


@pytest.mark.parametrize(
    ("article", "day"),
    [
        ("<article><date>Sat, 07/03/2021 - 14:30</date>{0}</article>", DAY),
        ("<article><date>Sat, 03/07/2021 - 14:30</date>{0}</article>", DAY),
        ("<article><date>Fri, 03/07/2021 - 14:30</date>{0}</article>", None),
        ("<article><date year='2021' month='7' day='3'/>{0}</article>", DAY),
        ("<article><pub-date><day>3</day><month>July</month><year>2021</year></pub-date>{0}</article>", DAY),
        (
            "<article><published><span content='2021-07-03T10:00'>Saturday</span></published>{0}</article>",
            None,
        ),
        ("<article><published content='2021-07-03T10:00'>Saturday</published>{0}</article>", DAY),
        ("<article date='2021-07-03' checked='2021-07-09'>{0}</article>", DAY),
        ("<article checked='2021-07-09'>{0}</article>", None),
        ("<article><meta name='DCTERMS.issued' content='2021-07-03'/>{0}</article>", DAY),
        ("<article><dateline>OSLO, 3 July 2021</dateline>{0}</article>", DAY),
        ("<article><dateline>OSLO, July 3</dateline>{0}</article>", None),
    ],
)
def test_where_an_article_holds_its_day(article, day):
    (found,) = find_articles(parse_xml(article.format("<title>T</title><body>Words.</body>")))
    assert found.fields.get("published_date") == day


SPEECHES = (
    "<speech><title>A</title><body>One.</body></speech><speech><title>B</title><body>Two.</body>{0}</speech>"
)


@pytest.mark.parametrize(
    ("head", "own", "days"),
    [
        ("<date>2021-07-03</date>", "", [DAY, DAY]),
        ("<date>2021-07-03</date><issued>3 July 2021</issued>", "", [DAY, DAY]),
        ("<date>2021-07-03</date><issued>4 July 2021</issued>", "", [None, None]),
        ("<updated>2021-07-03</updated><created>2021-07-03</created>", "", [None, None]),
        ("<date>2021-07-09</date>", "<date>2021-07-03</date>", [None, DAY]),
    ],
)
def test_the_day_of_a_sitting_is_that_of_its_speeches(head, own, days):
    root = parse_xml(f"<sitting><header>{head}</header>{SPEECHES.format(own)}</sitting>")
    assert [article.fields.get("published_date") for article in find_articles(root)] == days
