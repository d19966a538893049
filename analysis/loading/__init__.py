"""From files of any kind to articles, one reader a format; no file stops the others.

In the order in which they are used: `readings` (what every reader takes and gives), `archives` and `sources`
(zip files and folders -> files), `encodings` (bytes -> text), `days` (a date as files write it), `file_names`
(what a name tells), `texts`, `page_days`, `web_pages`, `office_files` (readers of one article), `xml_tree`,
`markup_text`, `xml_text`, `xml_articles`, `xml_files` (feeds and other XML), `columns`, `tables`,
`table_files` (tables), `formats` (extension -> reader), `files` (all files, one by one), `doc_ids` (ids that
depend on no order), `sidecar` (articles.csv), `rows` (the documents table), `report` (what became of each
file), `progress`.
"""
