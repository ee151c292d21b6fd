"""Exports: one module a form, the ending of the file name says which."""
