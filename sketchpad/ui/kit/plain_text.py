"""Text from files stays text: Qt takes what looks like HTML for rich text, and loads the files that it names."""

import html


def plain_tip(text: str) -> str:
    """Return a tooltip that shows a text as it is, whatever is in it."""
    if "<" not in text and "&" not in text:
        return text
    return "<span>" + html.escape(text).replace("\n", "<br>") + "</span>"
