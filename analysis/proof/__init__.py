"""The spans behind a count, and receipts for them as tables and files."""
