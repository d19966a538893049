"""What stands on a saved page: lines and sentences, markup, the phrases of page furniture, date lines."""
