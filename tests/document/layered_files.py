"""OpenRaster files with layers: ours, and as Krita and MyPaint lay them out."""

import io
import zipfile
from pathlib import Path

from PIL import Image

from sketchpad.document.drawing import Brush, Drawing
from sketchpad.document.layered_image import Layer
from sketchpad.document.paint.strokes import Response
from sketchpad.settings import Paint

KRITA = """<?xml version="1.0" encoding="UTF-8"?>
<image w="300" h="280" name="Unnamed" version="0.0.1" xres="300" yres="300">
 <stack isolation="isolate" composite-op="svg:src-over" opacity="1" name="root">
  <layer composite-op="svg:src-over" opacity="0.501961" visibility="visible" name="Glow" src="data/layer3.png"
   x="40" y="30" selected="true"/>
  <stack composite-op="svg:src-over" opacity="1" visibility="visible" name="Figures" isolation="isolate">
   <layer composite-op="svg:src-over" opacity="1" visibility="hidden" name="Sketch" src="data/layer2.png"
    x="0" y="0" edit-locked="true"/>
   <layer composite-op="svg:src-over" opacity="1" visibility="visible" name="Tree" src="data/layer1.png" x="-10"
    y="200"/>
  </stack>
  <layer composite-op="svg:src-over" opacity="1" visibility="visible" name="Background" src="data/layer0.png"
   x="0" y="0" edit-locked="true"/>
 </stack>
</image>"""
MYPAINT = """<?xml version='1.0' encoding='UTF-8'?>
<image w="300" h="280" version="0.0.3"><stack name="root-stack" x="0" y="0">
<stack name="Faded" opacity="0.5" visibility="visible" composite-op="svg:src-over">
<layer name="b" src="data/layer001.png" x="50" y="50" opacity="1.0" visibility="visible"/>
<layer name="a" src="data/layer002.png" x="40" y="40" opacity="1.0" visibility="visible"/></stack>
<layer name="Layer 1" src="data/layer003.png" x="64" y="128" opacity="0.25" visibility="visible"
 composite-op="svg:multiply" mypaint-locked="false"/>
<layer mypaint:background-tile="data/background_tile.png" xmlns:mypaint="http://mypaint.org/ns/openraster"
 name="background" src="data/background.png" x="0" y="0" opacity="1.0" visibility="visible"/>
</stack></image>"""


def png(width: int, height: int, colour: tuple[int, int, int, int]) -> bytes:
    content = io.BytesIO()
    Image.new("RGBA", (width, height), colour).save(content, "PNG")
    return content.getvalue()


def write(path: Path, stack: str, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "image/openraster")
        archive.writestr("stack.xml", stack)
        archive.writestr("mergedimage.png", png(300, 280, (9, 9, 9, 255)))
        for name, content in parts.items():
            archive.writestr(f"data/{name}.png", content)
    return path


def krita(path: Path) -> Path:
    parts = {"layer0": (300, 280, (250, 240, 230, 255)), "layer1": (100, 90, (0, 120, 0, 255))}
    parts |= {"layer2": (300, 280, (255, 0, 0, 255)), "layer3": (20, 20, (0, 0, 255, 128))}
    return write(path, KRITA, **{name: png(*part) for name, part in parts.items()})


def mypaint(path: Path, stack: str = MYPAINT) -> Path:
    parts = {"background": (300, 280, (200, 200, 200, 255)), "layer003": (64, 64, (10, 20, 30, 255))}
    parts |= {"layer001": (30, 30, (255, 0, 0, 255)), "layer002": (30, 30, (0, 0, 255, 255))}
    return write(path, stack, **{name: png(*part) for name, part in parts.items()})


def five_layers() -> Drawing:
    drawing = Drawing(320, 256, (250, 240, 200))
    for number in range(5):
        if number:
            drawing.replace(drawing.layered.adding())
        drawing.begin_stroke(
            Brush((40 * number, 200 - 30 * number, 90), 40, False, Response(), Paint(0.7, 0.6)), 40 + 40 * number, 40
        )
        drawing.continue_stroke(100, 200)
        drawing.end_stroke()
    drawing.replace(drawing.layered.changing(2, Layer("Sky & <sea>", 0.4)))
    drawing.replace(drawing.layered.changing(3, Layer("hidden", 1.0, visible=False)))
    drawing.replace(drawing.layered.changing(4, Layer("", 0.75, locked=True)))
    return drawing
