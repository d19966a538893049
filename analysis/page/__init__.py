"""What stands on a saved page: lines, sentences, markup and its fields, furniture, pictures, date lines."""
