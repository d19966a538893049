"""A corpus of any size: in batches, over processes or machines, with its tables kept on disk.

All stages but three look at one document at a time, so a corpus goes through them in pieces, in any order and
on any machine. What needs the whole corpus needs little of it: stories need signatures, completed
documents what each text says of itself, events the reports of all texts.

``batches``
    The stages of one batch of documents, and a corpus in memory as a row of batches.
``runners``, ``pool``, ``cluster``
    Where the batches are worked on: in this process, in a pool of processes, on a Dask cluster.
``parts``
    A corpus cut into parts, each with the names of its files, written whole or not at all.
``parquet``
    Tables to Parquet files and back, filtered while they are read.
``corpus_run``
    A corpus that is not in memory: part by part from its source to its tables on disk.
``store``
    The tables of such a run, read when they are asked for.
"""
