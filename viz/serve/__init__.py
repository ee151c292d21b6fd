"""The explorer: the pages over a live store, on this machine only."""
