"""The pages, one module a subject: values in, one HTML string out."""
