"""The spans behind any number, and receipts for them as tables and files."""
