"""Where the graph lives: an embedded engine or a server, one driver for both."""
