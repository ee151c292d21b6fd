"""Forms of documents: each turns the bytes of a file into the text that offsets point into."""
