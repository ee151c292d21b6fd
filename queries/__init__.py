"""Questions: named Cypher files, the answers of the commands, slices of the graph."""
