"""The names that a pickle may hold (allowlist): what tensors are described by, and what is harmless beside them."""

# Element types of storages by their class's name: the name of the torch.dtype, and its bytes.
STORAGES = {
    "DoubleStorage": ("float64", 8),
    "FloatStorage": ("float32", 4),
    "HalfStorage": ("float16", 2),
    "BFloat16Storage": ("bfloat16", 2),
    "LongStorage": ("int64", 8),
    "IntStorage": ("int32", 4),
    "ShortStorage": ("int16", 2),
    "CharStorage": ("int8", 1),
    "ByteStorage": ("uint8", 1),
    "BoolStorage": ("bool", 1),
}
_DTYPES = frozenset(dtype for dtype, _ in STORAGES.values()) | {"float", "double", "half", "long", "int", "strided"}
MAPPINGS = ("collections.OrderedDict", "collections.defaultdict", "collections.Counter", "builtins.dict")
# What optimizers, options and counters leave in checkpoints: taken note of, never made.
_INERT = frozenset(
    {
        "argparse.Namespace",
        "types.SimpleNamespace",
        "collections.deque",
        "builtins.set",
        "builtins.frozenset",
        "builtins.list",
        "builtins.tuple",
        "builtins.int",
        "builtins.float",
        "builtins.str",
        "builtins.bool",
        "builtins.complex",
        "builtins.slice",
        "builtins.bytearray",
        "builtins.object",
        "__builtin__.set",
        "__builtin__.object",
        "__builtin__.long",
        "_codecs.encode",
        "copyreg._reconstructor",
        "copy_reg._reconstructor",
        "datetime.datetime",
        "datetime.timedelta",
        "pathlib.PosixPath",
        "pathlib.WindowsPath",
        "pathlib.Path",
        "pathlib.PurePosixPath",
        "pathlib._local.PosixPath",
        "numpy.dtype",
        "numpy.ndarray",
        "numpy.core.multiarray.scalar",
        "numpy.core.multiarray._reconstruct",
        "numpy._core.multiarray.scalar",
        "numpy._core.multiarray._reconstruct",
        "torch.device",
        "torch.Size",
        "torch.Tensor",
        "torch.nn.parameter.Parameter",
        "torch.serialization._get_layout",
    }
)
REBUILT = {  # how many of the arguments say where the numbers are
    "torch._utils._rebuild_tensor": 4,
    "torch._utils._rebuild_tensor_v2": 4,
}
WRAPPED = ("torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state")


def is_harmless(name: str) -> bool:
    """Return whether a dotted name in a pickle is one that a checkpoint has, and never code."""
    module, _, last = name.rpartition(".")
    return (
        is_dtype(name)
        or name in _INERT
        or name in MAPPINGS
        or name in REBUILT
        or name in WRAPPED
        or (module in ("torch", "torch.storage", "torch.cuda") and last in STORAGES)
        or name in ("torch.storage.UntypedStorage", "torch.storage.TypedStorage")
    )


def is_dtype(name: str) -> bool:
    """Return whether a name is torch's for a type of numbers, or for how they lie."""
    module, _, last = name.rpartition(".")
    return module == "torch" and last in _DTYPES
