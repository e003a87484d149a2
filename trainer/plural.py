"""Things with their number, in words (plural): "1 pair", "2 pairs"."""


def plural(count: int, thing: str) -> str:
    """Return how many there are of something whose plural ends in s."""
    return f"1 {thing}" if count == 1 else f"{count:,} {thing}s"
