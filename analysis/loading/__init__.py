"""From files of any kind to articles, one reader a format; no file stops the others.

In the order in which they are used: `readings` (what every reader takes and gives), `sources` (a folder, a
file or a zip file -> its files), `texts` (bytes -> text), `days` (a date as files write it), `doc_ids` (ids
that depend on no order), `elements` (XML and HTML -> words and paragraphs), `web_pages`, `office_files` and
`xml_articles` (pages, PDF and Word, feeds and other XML), `tables` and `table_files` (rows -> articles, and
files of rows), `metadata` (what file names and articles.csv tell), `report` (what became of each file),
`progress`, `files` (all files, one by one, by the reader of their extension), `rows` (the documents table).
"""
