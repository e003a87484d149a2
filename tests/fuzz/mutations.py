"""Damage of every kind, at random but from a seed: of bytes, and of what JSON, XML, models, ZIP, PNG and journals hold.

Each function takes a sound file and gives one that is damaged, mostly so that a reader gets as far as possible: sums
and lengths are made right again around what was changed.
"""

import io
import json
import random
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import msgspec

_CHUNKS = (b"eXIf", b"tRNS", b"PLTE", b"gAMA", b"cICP", b"acTL", b"sBIT")
_TAGS = (256, 257, 258, 259, 262, 273, 274, 277, 278, 279, 284, 317, 322, 338, 339, 34675)  # TIFF 6.0
_PARTS = re.compile(r"<(?:layer|stack)[^>]*/?>|</stack>", re.DOTALL)
_ATTRIBUTES = re.compile(r'"[^"]*"')
_TEXTS = (
    "", "nan", "inf", "-inf", "1e999", "0", "-1", "0.5", "1.5", "300", "-300", "100000", "4294967296", "1e308", "é",
    "x" * 5000, "hidden", "true", "svg:multiply", "data/layer0.png", "data/layer1.png", "data/gone.png", "../../x",
    "&x;", "&#0;",
)  # fmt: skip
_NAMES = ("../../x", "/abs", "a" * 65000, "mimetype", "data/photo", "sketchpad.json", "a\0b")
Mutator = Callable[[random.Random, bytes], bytes]
_NUMBERS = (0, 1, -1, 2, 7, 127, 255, 256, 4096, 65535, 65536, 2**31 - 1, 2**31, 2**32 - 1, 2**53, 2**63, 2**64, 10**30)
_VALUES: tuple[Any, ...] = (
    None, True, False, "", "x" * 5000, "\0", "../../etc/passwd", "/dev/zero", "<img src='/etc/passwd'>", "\ud7ff",
    "é" * 300, [], {}, [[]], [1, 2, 3], {"a": {"b": []}}, 1e308, -1e308, 1e-320, 0.5, float("nan"), float("inf"),
    *_NUMBERS,
)  # fmt: skip


def damage_bytes(rng: random.Random, content: bytes) -> bytes:
    """Change, cut, insert, repeat or blank a few bytes."""
    data = bytearray(content)
    for _ in range(rng.choice((1, 1, 1, 2, 4, 16))):
        at = rng.randrange(len(data) + 1)
        length = rng.choice((1, 2, 4, 8, 64, 1024))
        match rng.randrange(7):
            case 0 if data:
                data[min(at, len(data) - 1)] ^= 1 << rng.randrange(8)
            case 1:
                del data[at:]
            case 2:
                del data[at : at + length]
            case 3:
                data[at:at] = rng.randbytes(length)
            case 4:
                data[at:at] = data[at : at + length]
            case 5:
                data[at : at + length] = bytes(len(data[at : at + length]))
            case _:
                number = rng.choice(_NUMBERS) & 0xFFFFFFFFFFFFFFFF
                packed = struct.pack(rng.choice("<>") + "Q", number)[: rng.choice((1, 2, 4, 8))]
                data[at : at + len(packed)] = packed
    return bytes(data)


def damage_json(rng: random.Random, content: bytes) -> bytes:
    """Change a value, a name or the depth of JSON."""
    try:
        tree = json.loads(content)
    except (RecursionError, ValueError):
        return damage_bytes(rng, content)
    kind = rng.randrange(20)
    if kind == 0:
        return damage_bytes(rng, content)
    if kind == 1:
        deep = rng.choice((70, 900, 5000, 200_000))
        return json.dumps(_with(rng, tree, "@")).encode().replace(b'"@"', b"[" * deep + b"]" * deep)
    if kind == 2:
        odd = rng.choice((b'"\xff\xfe"', b'"\\ud800"', b"1e999", b"-"))
        return json.dumps(_with(rng, tree, "@")).encode().replace(b'"@"', odd)
    for _ in range(rng.choice((1, 1, 2, 5))):
        tree = _with(rng, tree, rng.choice(_VALUES))
    return json.dumps(tree).encode("utf-8", "surrogatepass")


def _with(rng: random.Random, tree: Any, value: Any) -> Any:
    """Return JSON with another value, or another name, somewhere in it."""
    if isinstance(tree, dict) and tree and rng.random() < 0.9:
        key = rng.choice(list(tree))
        changed = dict(tree)
        match rng.randrange(12):
            case 0:
                del changed[key]
            case 1:
                changed[str(value)[:100]] = changed.pop(key)
            case _:
                changed[key] = _with(rng, tree[key], value)
        return changed
    if isinstance(tree, list) and tree and rng.random() < 0.8:
        at = rng.randrange(len(tree))
        return [*tree[:at], _with(rng, tree[at], value), *tree[at + 1 :]] * (1000 if rng.random() < 0.02 else 1)
    return value


def damage_safetensors(rng: random.Random, content: bytes) -> bytes:
    """Change the header of a model, the card in it, or its weights."""
    (length,) = struct.unpack_from("<Q", content)
    header, weights = json.loads(content[8 : 8 + length]), content[8 + length :]
    match rng.randrange(10):
        case 0:
            return damage_bytes(rng, content)
        case 8:  # what no library writes: a name twice, tensors that share bytes, or gaps between them
            return _safetensors(_odd_header(rng, header), weights)
        case 9:
            return content[:8] + content[8:].replace(b'"data_offsets":[', b'"data_offsets":[-', 1)
        case 1:
            weights = damage_bytes(rng, weights)
        case 2 | 3:
            return _safetensors(damage_json(rng, json.dumps(header).encode()), weights)
        case 4:
            name = rng.choice([name for name in header if name != "__metadata__"])
            tensor = header[name]
            match rng.randrange(4):
                case 0:
                    tensor["dtype"] = rng.choice(("F16", "F32", "F64", "BF16", "I64", "U8", "BOOL", "F8_E4M3", "X"))
                case 1:
                    tensor["shape"] = [rng.choice(_NUMBERS) for _ in tensor["shape"]]
                case 2:
                    tensor["data_offsets"] = [rng.choice(_NUMBERS), rng.choice(_NUMBERS)]
                case _:
                    header[name + "x"] = header.pop(name)
        case _:
            card = damage_json(rng, header["__metadata__"]["sketchpad"].encode())
            header["__metadata__"]["sketchpad"] = card.decode("utf-8", "replace")
    return _safetensors(json.dumps(header).encode(), weights)


def _odd_header(rng: random.Random, header: dict[str, Any]) -> bytes:
    names = [name for name in header if name != "__metadata__"]
    name, other = rng.choice(names), rng.choice(names)
    match rng.randrange(4):
        case 0:
            text = json.dumps(header)
            return (text[:-1] + f', "{rng.choice((name, "__metadata__"))}": {json.dumps(header[other])}}}').encode()
        case 1:
            header[name]["data_offsets"] = header[other]["data_offsets"]
        case 2:
            header[name]["data_offsets"] = [place + 2 for place in header[name]["data_offsets"]]
        case _:
            header["__metadata__"]["more"] = "x" * rng.choice((1, 1 << 16, 1 << 24))
    return json.dumps(header).encode()


def _safetensors(header: bytes, weights: bytes) -> bytes:
    header += b" " * (-len(header) % 8)
    return struct.pack("<Q", len(header)) + header + weights


def damage_png(rng: random.Random, content: bytes) -> bytes:
    """Change a chunk of a PNG, its sum made right."""
    chunks, at = [], 8
    while at + 12 <= len(content):
        (length,) = struct.unpack_from(">I", content, at)
        chunks.append((content[at + 4 : at + 8], content[at + 8 : at + 8 + length]))
        at += 12 + length
    if not chunks or rng.random() < 0.15:
        return damage_bytes(rng, content)
    at = rng.randrange(len(chunks))
    kind, data = chunks[at]
    match rng.randrange(7):
        case 0:
            side = rng.choice((0, 1, 300, 2049, 11_500, 30_000, 2**31 - 1, 2**32 - 1))
            other = rng.choice((1, 300, side))
            rest = bytes((rng.choice((1, 2, 4, 8, 16, 3)), rng.choice((0, 2, 3, 4, 6, 1)), 0, 0, rng.choice((0, 1, 2))))
            chunks[0] = (b"IHDR", struct.pack(">II", side, other) + rest)
        case 1:
            chunks[at] = (kind, damage_bytes(rng, data))
        case 2:
            chunks.insert(at, chunks.pop(rng.randrange(len(chunks))))
        case 3:
            bomb = zlib.compress(bytes(rng.choice((10, 1 << 20, 1 << 26))))
            chunks.insert(
                1,
                rng.choice(
                    (
                        (b"iCCP", b"a\0\0" + bomb),
                        (b"zTXt", b"a\0\0" + bomb),
                        (b"IDAT", bomb),
                        (b"iTXt", b"a\0\1\0\0\0" + bomb),
                        (b"acTL", struct.pack(">II", rng.choice((0, 1, 2**31 - 1, 2**32 - 1)), 0)),
                        (
                            b"fcTL",
                            struct.pack(
                                ">IIIIIHHBB", 0, *(rng.choice((0, 1, 80, 2**31)) for _ in range(4)), 0, 0, 3, 2
                            ),
                        ),
                    )
                ),
            )
        case 4:
            chunks.insert(1, (rng.choice(_CHUNKS), rng.randbytes(rng.randrange(40))))
        case 5:
            chunks[at] = (bytes(rng.randrange(256) for _ in range(4)), data)
        case _:
            del chunks[at]
    return content[:8] + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def damage_tiff(rng: random.Random, content: bytes) -> bytes:
    """Change entries of a little-endian TIFF's directory."""
    if content[:4] != b"II*\0" or rng.random() < 0.3:
        return damage_bytes(rng, content)
    data = bytearray(content)
    (at,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, at)
    for _ in range(rng.choice((1, 1, 2))):
        entry = at + 2 + 12 * rng.randrange(count)
        match rng.randrange(4):
            case 0:
                struct.pack_into("<H", data, entry, rng.choice(_TAGS))
            case 1:
                struct.pack_into("<H", data, entry + 2, rng.randrange(14))
            case 2:
                struct.pack_into("<I", data, entry + 4, rng.choice(_NUMBERS) & 0xFFFFFFFF)
            case _:
                struct.pack_into("<I", data, entry + 8, rng.choice(_NUMBERS) & 0xFFFFFFFF)
    return bytes(data)


def _damage_zip_records(rng: random.Random, content: bytes) -> bytes:
    """Let the records of an archive lie (APPNOTE.TXT 4.3): flags, packings, sums, sizes, places, and ZIP64's end."""
    data = bytearray(content)
    end = content.rindex(b"PK\5\6")
    if rng.random() < 0.2:
        sizes = struct.pack("<6Q", *(rng.choice((0, 1, len(content), 2**40, 2**63, 2**64 - 1)) for _ in range(6)))
        record = b"PK\6\6" + sizes[:8] + struct.pack("<HHII", 45, 45, 0, 0) + sizes[8:40]
        locator = b"PK\6\7" + struct.pack("<IQI", 0, rng.choice((end, 0, 2**63)), 1)
        return content[:end] + record + locator + content[end : end + 8] + b"\xff" * 12 + content[end + 20 :]
    signature, fields = rng.choice(
        (
            (b"PK\1\2", ((8, 2), (10, 2), (16, 4), (20, 4), (24, 4), (28, 2), (42, 4))),
            (b"PK\3\4", ((6, 2), (8, 2), (14, 4), (18, 4), (22, 4), (26, 2))),
            (b"PK\5\6", ((8, 2), (10, 2), (12, 4), (16, 4), (20, 2))),
        )
    )
    places = [found.start() for found in re.finditer(re.escape(signature), content)]
    for _ in range(rng.choice((1, 1, 3))):
        at, (field, size) = rng.choice(places), rng.choice(fields)
        number = rng.choice((0, 1, 8, 9, 12, 14, 99, 0xFFFF, 1 << 30, 0xFFFFFFFF)) & ((1 << 8 * size) - 1)
        data[at + field : at + field + size] = number.to_bytes(size, "little")
    return bytes(data)


def damage_zip(rng: random.Random, content: bytes) -> bytes:
    """Change what is in an archive, or how it is packed."""
    if rng.random() < 0.2:
        return damage_bytes(rng, content)
    if rng.random() < 0.15:
        return _damage_zip_records(rng, content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    at = rng.randrange(len(parts))
    name, data = parts[at]
    packing = zipfile.ZIP_STORED
    match rng.randrange(8):
        case 0:
            del parts[at]
        case 1:
            parts.insert(rng.randrange(len(parts)), (name, rng.choice(parts)[1]))
        case 2:
            parts[at] = (rng.choice(_NAMES), data)
        case 3:
            packing = rng.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
        case 4:
            parts[at] = (name, bytes(rng.choice((0, 1 << 20, 1 << 28))))
            packing = zipfile.ZIP_DEFLATED
        case _:
            is_model = name.endswith(".safetensors") and b"__metadata__" in data[:5000]
            parts[at] = (name, damage_safetensors(rng, data) if is_model else damage_any(rng, data))
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", packing) as archive:
        warnings.simplefilter("ignore")  # of names that are there twice
        for name, data in parts:
            archive.writestr(name, data)
    return damage_bytes(rng, out.getvalue()) if packing != zipfile.ZIP_STORED and rng.random() < 0.5 else out.getvalue()


def damage_journal(rng: random.Random, content: bytes) -> bytes:
    """Change a record of a drawing's journal, its sum made right."""
    if rng.random() < 0.2:
        return damage_bytes(rng, content)
    start = content.index(b"\n") + 1
    records, at = [], start
    while at + 9 <= len(content):
        length, _, kind = struct.unpack_from("<IIB", content, at)
        records.append((kind, content[at + 9 : at + 9 + length]))
        at += 9 + length
    at = rng.randrange(len(records))
    kind, data = records[at]
    place = 1 if kind == 3 else 0  # bytes of the layer that a patch is for
    if kind == 2 and rng.random() < 0.7:
        records[at] = (kind, damage_msgpack(rng, data))
        return content[:start] + _records(records)
    if kind == 4 and rng.random() < 0.7:  # an image
        records[at] = (kind, damage_any(rng, data))
        return content[:start] + _records(records)
    match rng.randrange(6):
        case 0:
            records[at] = (rng.choice((0, 1, 2, 3, 4, 255)), data)
        case 1 | 2:
            field = place + 4 * rng.randrange(4)
            number = struct.pack("<I", rng.choice(_NUMBERS) & 0xFFFFFFFF)
            records[at] = (kind, data[:field] + number + data[field + 4 :])
            if place and rng.random() < 0.3:
                records[at] = (kind, bytes([rng.randrange(256)]) + data[1:])
        case 3:
            records.insert(at, rng.choice(records))
        case 4:
            head, patch = data[: place + 16], zlib.compress(bytes(rng.choice((0, 5, 1 << 24, 1 << 27))))
            records[at] = (1 + 2 * place, head + patch)
        case _:
            records[at] = (kind, damage_bytes(rng, data))
    return content[:start] + _records(records)


def _records(records: list[tuple[int, bytes]]) -> bytes:
    return b"".join(struct.pack("<IIB", len(data), zlib.crc32(data), kind) + data for kind, data in records)


def damage_msgpack(rng: random.Random, content: bytes) -> bytes:
    """Change what a record of layers, a tracing image or a remembered picture says, or pixels in it."""
    if rng.random() < 0.1:
        return damage_bytes(rng, content)
    tree = msgspec.msgpack.decode(content)
    pixels = zlib.compress(bytes(rng.choice((0, 5, 1 << 18, 1 << 24, 1 << 27))))
    images = [name for name in ("content", "picture", "kept") if isinstance(tree, dict) and tree.get(name)]
    if images and rng.random() < 0.5:
        name = rng.choice(images)
        tree[name] = damage_any(rng, tree[name])
    else:
        for _ in range(rng.choice((1, 1, 2))):
            tree = _with(rng, tree, rng.choice((*_VALUES, pixels)))
    try:
        return msgspec.msgpack.encode(tree)
    except OverflowError:  # a number that no such file can hold
        return damage_bytes(rng, content)


def damage_lines(rng: random.Random, content: bytes) -> bytes:
    """Change some lines of JSON."""
    lines = content.splitlines()
    for _ in range(rng.choice((1, 2, 5))):
        at = rng.randrange(len(lines))
        lines[at] = damage_json(rng, lines[at]).replace(b"\n", b" ")
    if rng.random() < 0.2:
        return damage_bytes(rng, b"\n".join(lines) + b"\n")
    return b"\n".join(lines) + b"\n"


def damage_xml(rng: random.Random, content: bytes) -> bytes:
    """Change a value, an element or the depth of the list of layers."""
    text = content.decode()
    parts, values = list(_PARTS.finditer(text)), list(_ATTRIBUTES.finditer(text))
    kind = rng.randrange(10)
    if kind == 0 or not parts or not values:
        return damage_bytes(rng, content)
    if kind == 8:  # entities, that another encoding may hide
        _, _, rest = text.rpartition("?>")
        levels = "".join(f'<!ENTITY e{n} "{10 * f"&e{n - 1};"}">' for n in range(1, 10))
        text = f'<!DOCTYPE x [<!ENTITY e0 "x">{levels}]>{rest}'.replace('name="', 'name="&e9;', 1)
        encoding = rng.choice(("utf-8", "utf-16", "utf-16-be", "latin-1"))
        return f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding, "replace")
    if kind == 9:  # another sheet
        sides = (-300, -280, 0, 1, 280, 300, 8192, 40_000, 67_108_864, 2**31, 2**63)
        for side in ("w", "h"):
            text = re.sub(rf'\b{side}="[^"]*"', f'{side}="{rng.choice(sides)}"', text, count=1)
        return text.encode()
    part = rng.choice(parts)
    match kind:
        case 1:
            text = text[: part.start()] + text[part.end() :]
        case 2:
            text = text[: part.end()] + rng.choice(parts)[0] * rng.choice((1, 9, 600, 9000)) + text[part.end() :]
        case 3:
            deep = rng.choice((3, 19, 25, 5000))
            text = text.replace("<stack", "<stack>" * deep + "<stack", 1).replace(
                "</image>", "</stack>" * deep + "</image>"
            )
        case _:
            for value in sorted(
                rng.sample(values, min(len(values), rng.choice((1, 1, 2, 4)))), key=lambda m: -m.start()
            ):
                text = f'{text[: value.start()]}"{rng.choice(_TEXTS)}"{text[value.end() :]}'
    return text.encode()


def damage_any(rng: random.Random, content: bytes) -> bytes:
    """Damage a file as what its first bytes say that it is."""
    if content.startswith(b"\x89PNG"):
        return damage_png(rng, content)
    if content.startswith(b"II*\0"):
        return damage_tiff(rng, content)
    if content.startswith((b"{", b"[")):
        return damage_json(rng, content)
    if content.startswith(b"<?xml"):
        return damage_xml(rng, content)
    if content.startswith(b"PK\3\4"):
        return damage_zip(rng, content)
    return damage_bytes(rng, content)
