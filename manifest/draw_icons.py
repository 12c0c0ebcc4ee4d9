"""Draws the two icons of the app package: `python manifest/draw_icons.py`.

A shield with a clock in it: a duty to protect, and by when. Drawn from shapes and not from a
picture, so that it is ours, and can be changed by whoever can read this.
"""

import struct
import zlib
from collections.abc import Callable, Iterator
from math import hypot
from pathlib import Path

HERE = Path(__file__).parent
COLOUR, OUTLINE = 192, 32  # pixels a side, as Teams asks
TEAL = (15, 92, 86)  # the accent colour of the package: #0f5c56
WHITE = (255, 255, 255)
SAMPLES = 4  # points a side that are looked at in each pixel, for smooth edges

# Shapes say whether a point is in them. x runs right and y down, from -1 to 1 across the icon.
Shape = Callable[[float, float], bool]
CENTRE = (0.0, -0.12)
HANDS = ((0.0, -0.52), (0.27, 0.08))


def shield(x: float, y: float, *, half: float) -> bool:
    """A shield `half` as wide each way: straight sides, then drawn in to a point."""
    top, shoulder, foot = -1.1 * half, 0.1 * half, 1.15 * half
    if not top <= y <= foot:
        return False
    below = max(0.0, (y - shoulder) / (foot - shoulder))
    return bool(abs(x) <= half * (1 - below**1.8))


def hand(x: float, y: float, to: tuple[float, float], width: float) -> bool:
    """A stroke with round ends from the centre to `to`."""
    dx, dy = to[0] - CENTRE[0], to[1] - CENTRE[1]
    along = ((x - CENTRE[0]) * dx + (y - CENTRE[1]) * dy) / (dx * dx + dy * dy)
    along = min(1.0, max(0.0, along))
    return hypot(x - CENTRE[0] - along * dx, y - CENTRE[1] - along * dy) <= width


def sign(scale: float, line: float) -> Shape:
    """The shield and the hands, `scale` of the icon large, with lines of `line`."""

    def inside(x: float, y: float) -> bool:
        x, y = x / scale, y / scale
        rim = shield(x, y, half=0.8) and not shield(x, y, half=0.8 - line)
        return rim or any(hand(x, y, to, line / 2) for to in HANDS)

    return inside


def cover(shape: Shape, side: int, column: int, row: int) -> float:
    """How much of the pixel the shape covers, from 0 to 1."""
    steps = [(step + 0.5) / SAMPLES for step in range(SAMPLES)]
    places = ((2 * (column + i) / side - 1, 2 * (row + j) / side - 1) for i in steps for j in steps)
    return sum(shape(x, y) for x, y in places) / SAMPLES**2


def covers(shape: Shape, side: int) -> Iterator[Iterator[float]]:
    """The cover of every pixel, row by row."""
    return ((cover(shape, side, column, row) for column in range(side)) for row in range(side))


def colour_icon() -> bytes:
    """White on teal, to the edges: Teams rounds the corners itself."""
    rows = []
    for row in covers(sign(0.62, 0.15), COLOUR):
        pixels = bytearray()
        for part in row:
            mixed = (round(t + (w - t) * part) for t, w in zip(TEAL, WHITE, strict=True))
            pixels += bytes((*mixed, 255))
        rows.append(bytes(pixels))
    return png(rows, COLOUR)


def outline_icon() -> bytes:
    """White lines on nothing: the only colours that Teams takes here."""
    rows = [
        b"".join(bytes((*WHITE, round(255 * part))) for part in row)
        for row in covers(sign(0.95, 0.19), OUTLINE)
    ]
    return png(rows, OUTLINE)


def png(rows: list[bytes], side: int) -> bytes:
    """A PNG file (8 bits, RGBA) of `rows`."""
    head = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\x00" + row for row in rows), 9)
    parts = ((b"IHDR", head), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, data) for kind, data in parts)


def chunk(kind: bytes, data: bytes) -> bytes:
    """One part of a PNG file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    (HERE / "color.png").write_bytes(colour_icon())
    (HERE / "outline.png").write_bytes(outline_icon())
