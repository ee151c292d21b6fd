"""What may be asked: a statement that would write is refused before it runs."""


def check_read_only(cypher: str) -> None:
    """Raises ReadOnly where the statement would write."""
