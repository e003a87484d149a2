"""What a crash or a bad disk does to a file."""


def damaged(content: bytes, at: float, flip: bool) -> bytes:
    """Return a file that has one byte wrong at a share of its length, or that ends there."""
    place = int(at * (len(content) - 1))
    if not flip:
        return content[:place]
    return content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]
