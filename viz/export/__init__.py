"""Exports: a slice or an answer as a file that other programs open."""
