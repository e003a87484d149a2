"""The error of everything that opens or saves a document."""


class DocumentError(Exception):
    """A file can't be opened or saved; the message is one sentence for the person."""
