import pytest

from analysis.safe_html import MissingAltError, clean_html

PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ("<p>a<SCRIPT SRC=//evil.example>alert(1)</SCRIPT>b</p>", "<p>ab</p>"),
        ("<p>a<style>body { display: none }</style>b</p>", "<p>ab</p>"),
        ('<iframe src="https://evil.example"></iframe><p>b</p>', "<p>b</p>"),
        ('<meta http-equiv="refresh" content="0; url=https://evil.example"><p>b</p>', "<p>b</p>"),
        ('<base href="https://evil.example/"><p>b</p>', "<p>b</p>"),
        ('<link rel="stylesheet" href="https://evil.example/a.css"><p>b</p>', "<p>b</p>"),
        ("<svg onload=alert(1)><circle/></svg><p>b</p>", "<p>b</p>"),
        ("<form action=https://evil.example><p>b</p></form>", "<p>b</p>"),
        ('<p onclick="alert(1)" class="x">b</p>', '<p class="x">b</p>'),
        ('<p style="background: url(https://evil.example/x)">b</p>', "<p>b</p>"),
        (r'<p style="background: \75rl(x)">b</p>', "<p>b</p>"),
        ("<p>a<!-- <b>c</b> -->b</p>", "<p>ab</p>"),
        ('<a href="javascript:alert(1)">b</a>', "b"),
        ('<a href="java\nscript:alert(1)">b</a>', "b"),
        ('<a href="&#106;avascript:alert(1)">b</a>', "b"),
        ('<a href="data:text/html,<script>alert(1)</script>">b</a>', "b"),
        ('<a href="//evil.example">b</a>', "b"),
        ('<a href="http://[bad">b</a>', "b"),
        ("<img src=x onerror=alert(1)>", "[picture that the notebook does not store: no description]"),
        (
            '<img src="https://evil.example/x.png" alt="<b>flag</b>">',
            "[picture that the notebook does not store: &lt;b&gt;flag&lt;/b&gt;]",
        ),
    ],
)
def test_what_acts_is_dropped(hostile, harmless):
    assert clean_html(hostile) == harmless


@pytest.mark.parametrize(
    "html",
    [
        "Hanoi & Tokyo",
        '<p class="note" style="color: #333; width: 40%">Phạm Minh Chính <mark>met</mark> him.</p>',
        '<details open=""><summary>As a table</summary>5 &lt; 6</details>',
        f'<img alt="Vietnam leads with 12" src="{PIXEL}" width="40"/>',
        '<a href="#Dates">dates</a>',
    ],
)
def test_what_shows_is_kept(html):
    assert clean_html(html) == html


def test_links_lead_to_pages_and_the_rest_is_text():
    names = ["01_corpus", "solutions/01_corpus"]
    html = (
        '<a href="01_corpus.ipynb">a</a> <a href="solutions/01_corpus.ipynb">b</a> '
        '<a href="09_none.ipynb">c</a> <a href="../seeds/README.md">d</a> <a href="https://example.org/">e</a>'
    )
    assert clean_html(html, name="00_start", names=names) == (
        '<a href="01_corpus.html">a</a> <a href="solutions/01_corpus.html">b</a> '
        'c d <a href="https://example.org/" rel="noopener noreferrer">e</a>'
    )
    html = '<a href="../01_corpus.ipynb#Zones">a</a> <a href="01_corpus.ipynb">b</a>'
    assert clean_html(html, name="solutions/01_corpus", names=["01_corpus"]) == (
        '<a href="../01_corpus.html#Zones">a</a> b'
    )


def test_tables_say_what_their_headers_head():
    html = (
        "<table><thead><tr><th></th><th>n</th><th colspan='2'>share</th></tr></thead>"
        "<tbody><tr><th>Vietnam</th><td>12</td><td>0.4</td><td>0.5</td></tr></tbody></table>"
    )
    assert clean_html(html) == (
        '<div aria-label="Table" class="scroll" role="group" tabindex="0">'
        '<table><thead><tr><td></td><th scope="col">n</th>'
        '<th colspan="2" scope="colgroup">share</th></tr></thead>'
        '<tbody><tr><th scope="row">Vietnam</th><td>12</td><td>0.4</td><td>0.5</td></tr></tbody>'
        "</table></div>"
    )


def test_a_day_is_not_broken_at_its_hyphens():
    assert clean_html("<td class='x'>2021-02-01</td><td>2021-02</td><td>on 2021-02-01</td>") == (
        '<td class="day">2021-02-01</td><td>2021-02</td><td>on 2021-02-01</td>'
    )


def test_headings_can_be_linked_to():
    assert clean_html("<h2>Who speaks</h2>") == '<h2 id="Who-speaks">Who speaks</h2>'


@pytest.mark.parametrize("alt", ["", 'alt=""', 'alt="  "'])
def test_a_figure_without_alternative_text_is_an_error(alt):
    with pytest.raises(MissingAltError, match="figure without alternative text"):
        clean_html(f'<img src="{PIXEL}" {alt}>')
