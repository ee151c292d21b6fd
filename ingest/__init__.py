"""Reading: a file becomes an Extraction, plain values with exact spans. Knows nothing of graphs."""
