"""What is wrong with a setting, in a person's words (validation): the option, what was given, and what is possible."""

import re
from collections.abc import Mapping

import msgspec
from msgspec import inspect

_AT = re.compile(r"`\$\.(\w+)")
_WORDS: dict[type, str] = {
    inspect.IntType: "a whole number",
    inspect.FloatType: "a number",
    inspect.StrType: "a text",
    inspect.BoolType: "true or false",
}
_PATTERNS: dict[str, str] = {}  # of texts: what they mean


def describe_pattern(pattern: str, words: str) -> str:
    """Say in words what a text of a setting may be; returns the pattern."""
    _PATTERNS[pattern] = words
    return pattern


def explain(error: msgspec.ValidationError, values: Mapping[str, object], kind: type[msgspec.Struct]) -> str:
    """Return a sentence on a value that a struct of settings doesn't take."""
    fields = {field.encode_name: field.type for field in _fields(kind)}
    found = _AT.search(str(error))
    name = found[1] if found is not None else ""
    if name not in fields:
        missing = re.search(r"missing required field `(\w+)`", str(error))
        if missing is not None:
            return f"The setting {option(missing[1])} is missing: give it a value."
        return "The settings aren't what a training takes: make them anew."
    given = values.get(name)
    shown = (
        given
        if isinstance(given, (str, int, float)) and not isinstance(given, bool)
        else msgspec.json.encode(given, enc_hook=str).decode("utf-8", "replace")
    )
    return f"{option(name)} can't be {str(shown)[:80]}: it is {possible(fields[name])}."


def option(name: str) -> str:
    """Return a setting's name as it is given on the command line."""
    return "--" + name.replace("_", "-")


def possible(kind: inspect.Type) -> str:
    """Return in words what a type takes."""
    if isinstance(kind, inspect.UnionType):
        words = [possible(part) for part in kind.types if not isinstance(part, inspect.NoneType)]
        return " or ".join(dict.fromkeys(words))
    if isinstance(kind, inspect.LiteralType):
        *first, last = [str(value) for value in kind.values]
        return f"{', '.join(first)} or {last}" if first else last
    if isinstance(kind, inspect.StrType) and kind.pattern in _PATTERNS:
        return _PATTERNS[kind.pattern]
    if isinstance(kind, inspect.TupleType):
        return " and ".join(possible(part) for part in kind.item_types)
    if isinstance(kind, (inspect.ListType, inspect.VarTupleType)):
        return "a list"
    called = _WORDS.get(type(kind), "of another kind")
    return called + _bounds(kind) if isinstance(kind, (inspect.IntType, inspect.FloatType)) else called


def _bounds(kind: "inspect.IntType | inspect.FloatType") -> str:
    low = f"{kind.ge:g}" if kind.ge is not None else f"more than {kind.gt:g}" if kind.gt is not None else ""
    high = kind.le if kind.le is not None else kind.lt
    if high is None or high >= 2**53:
        return f" of {low} or more" if kind.ge is not None else f", {low}" if low else ""
    beyond = "" if kind.le is not None else "less than "
    return f" from {low} to {beyond}{high:g}" if low else f" up to {beyond}{high:g}"


def _fields(kind: type[msgspec.Struct]) -> tuple[inspect.Field, ...]:
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    return info.fields
