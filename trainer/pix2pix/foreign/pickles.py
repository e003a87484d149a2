"""Reading a pickle without unpickling it: a machine that makes plain values and described tensors, and runs nothing.

`torch.load(weights_only=True)` runs no foreign code either, but takes whatever memory a file claims (a `bytearray` or
an old storage of a terabyte). Here a name in the file is a word in a list, never something that is imported or called
(docs/adr/0015). Opcodes are those of protocols 0 to 5, told apart by `pickletools`.
"""

import pickletools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, Any

from trainer.messages import tr
from trainer.pix2pix.foreign.pickle_names import MAPPINGS, REBUILT, STORAGES, WRAPPED, is_dtype, is_harmless

_MOST_OPCODES = 200_000  # a checkpoint of a thousand tensors has about 30,000
_MOST_COPIED = 100_000  # parts of dictionaries that are made of lists, as Python 2 wrote them


class PickleError(Exception):
    """A pickle is damaged; the message is half a sentence that says how."""


class CodeError(PickleError):
    """A pickle wants something to be run; `name` says what."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True)
class Storage:
    """A run of numbers in the file, as a pickle speaks of it."""

    key: str
    dtype: str  # the torch.dtype's name
    width: int  # bytes of a number
    count: int  # numbers, as claimed


@dataclass(frozen=True)
class StoredTensor:
    """A tensor as a pickle describes it; whether the file holds so much is not known yet."""

    storage: Storage
    offset: int  # in numbers
    shape: tuple[int, ...]
    stride: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many numbers it has."""
        count = 1
        for length in self.shape:
            count *= length
        return count

    @property
    def fits(self) -> bool:
        """Whether its numbers lie within its storage, each of them once."""
        last = self.offset + sum((length - 1) * step for length, step in zip(self.shape, self.stride, strict=True))
        return self.count == 0 or (self.count <= self.storage.count and last < self.storage.count)


@dataclass
class Inert:
    """A value of a class that isn't made here: its name, and its state if the pickle gives one."""

    name: str
    state: object = None


@dataclass(frozen=True)
class _Name:
    """A global: a name, for what follows to be understood by."""

    name: str


@dataclass
class _Machine:
    stack: list[Any] = field(default_factory=list)
    marks: list[list[Any]] = field(default_factory=list)
    memo: dict[int, Any] = field(default_factory=dict)
    copied: int = 0

    def pop_mark(self) -> list[Any]:
        items, self.stack = self.stack, self.marks.pop()
        return items


def read_pickle(file: IO[bytes]) -> object:
    """Return what one pickle describes; `file` stands behind it then.

    Raises:
        CodeError: it names something that isn't plain data.
        PickleError: it is damaged.
    """
    machine = _Machine()
    try:
        for number, (opcode, argument, _) in enumerate(pickletools.genops(file)):
            if number > _MOST_OPCODES:
                raise PickleError(tr("it describes far more than the weights of a network"))
            if opcode.name == "STOP":
                return machine.stack.pop()
            _step(machine, opcode.name, argument)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, UnicodeError) as error:
        raise PickleError(tr("its description of the tensors is damaged")) from error
    raise PickleError(tr("it ends too soon"))


def _step(machine: _Machine, name: str, argument: Any) -> None:
    stack = machine.stack
    if name in _PUSHED:
        stack.append(argument)
    elif name in _MADE:
        stack.append(_MADE[name]())
    elif name in ("PUT", "BINPUT", "LONG_BINPUT"):
        machine.memo[argument] = stack[-1]
    elif name == "MEMOIZE":
        machine.memo[len(machine.memo)] = stack[-1]
    elif name in ("GET", "BINGET", "LONG_BINGET"):
        stack.append(machine.memo[argument])
    elif name == "MARK":
        machine.marks.append(stack)
        machine.stack = []
    elif name in _BY_NAME:
        _BY_NAME[name](machine, argument)
    elif name not in ("PROTO", "FRAME"):
        raise CodeError(tr("the instruction {name}", name=name))


_PUSHED = frozenset(
    {
        *("INT", "BININT", "BININT1", "BININT2", "LONG", "LONG1", "LONG4", "FLOAT", "BINFLOAT"),
        *("STRING", "BINSTRING", "SHORT_BINSTRING", "BINBYTES", "SHORT_BINBYTES", "BINBYTES8", "BYTEARRAY8"),
        *("UNICODE", "BINUNICODE", "SHORT_BINUNICODE", "BINUNICODE8"),
    }
)
_MADE: dict[str, Callable[[], object]] = {
    "NONE": lambda: None,
    "NEWTRUE": lambda: True,
    "NEWFALSE": lambda: False,
    "EMPTY_LIST": list,
    "EMPTY_TUPLE": tuple,
    "EMPTY_DICT": dict,
    "EMPTY_SET": lambda: Inert("builtins.set"),
}


def _pop(machine: _Machine, _argument: object) -> None:
    if machine.stack:
        machine.stack.pop()
    else:
        machine.pop_mark()


def _pop_mark(machine: _Machine, _argument: object) -> None:
    machine.pop_mark()


def _append(machine: _Machine, _argument: object) -> None:
    item = machine.stack.pop()
    _extend(machine.stack[-1], [item])


def _appends(machine: _Machine, _argument: object) -> None:
    items = machine.pop_mark()
    _extend(machine.stack[-1], items)


def _extend(target: object, items: list[Any]) -> None:
    if isinstance(target, list):
        target.extend(items)
    elif not isinstance(target, Inert):
        raise PickleError(tr("it adds to something that is no list"))


def _set_item(machine: _Machine, _argument: object) -> None:
    value, key = machine.stack.pop(), machine.stack.pop()
    _fill(machine.stack[-1], [key, value])


def _set_items(machine: _Machine, _argument: object) -> None:
    items = machine.pop_mark()
    _fill(machine.stack[-1], items)


def _fill(target: object, items: list[Any]) -> None:
    if isinstance(target, Inert):
        return
    if not isinstance(target, dict):
        raise PickleError(tr("it names parts of something that has none"))
    for key, value in zip(items[::2], items[1::2], strict=True):
        # A tuple as a key, nested deep enough, would exhaust the stack as it is hashed. No state has one.
        if isinstance(key, str | int | float | bytes | None):
            target[key] = value


def _dict(machine: _Machine, _argument: object) -> None:
    items = machine.pop_mark()
    made: dict[object, object] = {}
    _fill(made, items)
    machine.stack.append(made)


def _list(machine: _Machine, _argument: object) -> None:
    items = machine.pop_mark()
    machine.stack.append(items)


def _marked_tuple(machine: _Machine, _argument: object) -> None:
    items = machine.pop_mark()
    machine.stack.append(tuple(items))


def _frozen_set(machine: _Machine, _argument: object) -> None:
    machine.pop_mark()
    machine.stack.append(Inert("builtins.frozenset"))


def _tuple(count: int) -> Callable[[_Machine, object], None]:
    def make(machine: _Machine, _argument: object) -> None:
        items = [machine.stack.pop() for _ in range(count)]
        machine.stack.append(tuple(reversed(items)))

    return make


def _named(machine: _Machine, argument: object) -> None:
    module, _, name = str(argument).partition(" ")
    machine.stack.append(_known(f"{module}.{name}"))


def _named_by_stack(machine: _Machine, _argument: object) -> None:
    name, module = machine.stack.pop(), machine.stack.pop()
    if not isinstance(name, str) or not isinstance(module, str):
        raise PickleError(tr("it names something by what is no name"))
    machine.stack.append(_known(f"{module}.{name}"))


def _known(name: str) -> object:
    """Return a name that is known to be harmless.

    Raises:
        CodeError: it isn't.
    """
    if not is_harmless(name):
        raise CodeError(name)
    return Inert(name) if is_dtype(name) else _Name(name)


def _call(machine: _Machine, _argument: object) -> None:
    arguments, function = machine.stack.pop(), machine.stack.pop()
    machine.stack.append(_understand(machine, function, arguments))


def _call_with_keywords(machine: _Machine, _argument: object) -> None:
    _keywords, arguments, function = machine.stack.pop(), machine.stack.pop(), machine.stack.pop()
    machine.stack.append(_understand(machine, function, arguments))


def _understand(machine: _Machine, function: object, arguments: object) -> object:
    """Return what a call would make, described; nothing is called."""
    if not isinstance(function, _Name) or not isinstance(arguments, tuple):
        raise PickleError(tr("it calls something that is no function"))
    name = function.name
    if name in REBUILT:
        return _tensor(*arguments[: REBUILT[name]])
    if name in WRAPPED:
        return arguments[0]
    if name in MAPPINGS:
        return _mapping(machine, arguments)
    if name == "torch.Size" and isinstance(arguments[0], tuple):
        return arguments[0]
    return Inert(name)


def _mapping(machine: _Machine, arguments: tuple[Any, ...]) -> dict[object, object]:
    made: dict[object, object] = {}
    if arguments and isinstance(arguments[0], list):
        machine.copied += len(arguments[0])
        if machine.copied > _MOST_COPIED:  # the same list, again and again
            raise PickleError(tr("it describes far more than the weights of a network"))
        for key, value in arguments[0]:
            _fill(made, [key, value])
    return made


def _tensor(storage: object, offset: object, shape: object, stride: object) -> StoredTensor:
    whole = isinstance(shape, tuple) and isinstance(stride, tuple) and len(shape) == len(stride) <= 8
    if not isinstance(storage, Storage) or not whole:
        raise PickleError(tr("one of its tensors is described wrongly"))
    numbers = (offset, *shape, *stride)  # type: ignore[misc]
    if not all(type(number) is int and 0 <= number < 1 << 48 for number in numbers):
        raise PickleError(tr("one of its tensors has a size that can't be"))
    return StoredTensor(storage, offset, shape, stride)  # type: ignore[arg-type]


def _storage(machine: _Machine, _argument: object) -> None:
    said = machine.stack.pop()
    if not isinstance(said, tuple) or len(said) < 5 or said[0] != "storage" or not isinstance(said[1], _Name):
        raise PickleError(tr("it keeps numbers in a way that isn't known"))
    kind = said[1].name.rpartition(".")[2]
    if kind not in STORAGES:
        raise PickleError(tr("it holds numbers of a kind that networks don't have ({kind})", kind=kind))
    dtype, width = STORAGES[kind]
    if not isinstance(said[4], int) or not 0 <= said[4] < 1 << 48:
        raise PickleError(tr("one of its tensors has a size that can't be"))
    if len(said) > 5 and said[5] is not None:
        raise PickleError(tr("its tensors share memory in a way that is no longer used"))
    machine.stack.append(Storage(str(said[2]), dtype, width, said[4]))


def _build(machine: _Machine, _argument: object) -> None:
    state = machine.stack.pop()
    target = machine.stack[-1]
    if isinstance(target, Inert):
        target.state = state
    elif not isinstance(target, dict | StoredTensor):
        raise PickleError(tr("it changes something that can't be changed"))


_BY_NAME: dict[str, Callable[[_Machine, Any], None]] = {
    "POP": _pop,
    "POP_MARK": _pop_mark,
    "DUP": lambda machine, _: machine.stack.append(machine.stack[-1]),
    "LIST": _list,
    "TUPLE": _marked_tuple,
    "TUPLE1": _tuple(1),
    "TUPLE2": _tuple(2),
    "TUPLE3": _tuple(3),
    "FROZENSET": _frozen_set,
    "DICT": _dict,
    "APPEND": _append,
    "APPENDS": _appends,
    "ADDITEMS": _appends,
    "SETITEM": _set_item,
    "SETITEMS": _set_items,
    "GLOBAL": _named,
    "STACK_GLOBAL": _named_by_stack,
    "REDUCE": _call,
    "NEWOBJ": _call,
    "NEWOBJ_EX": _call_with_keywords,
    "BUILD": _build,
    "BINPERSID": _storage,
}
