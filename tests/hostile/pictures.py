"""Hostile files that call themselves pictures, made on the spot; each carries CANARY where it can."""

import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

from PIL import Image, PngImagePlugin

CANARY = b"canary-7f3a-do-not-keep"
TEXT = CANARY.decode()
SCRIPT = b"<script>alert('" + CANARY + b"')</script>"
HTML = b"<!doctype html><html><body>" + SCRIPT + b"</body></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><text>' + CANARY + b"</text></svg>"
PIL_KINDS = {
    "png": "PNG",
    "jpg": "JPEG",
    "webp": "WEBP",
    "gif": "GIF",
    "bmp": "BMP",
    "tiff": "TIFF",
    "ico": "ICO",
}


def picture(kind: str = "png", mode: str = "RGB", size: tuple[int, int] = (24, 16), **how: Any) -> bytes:
    """A small honest picture, with whatever the format lets one add."""
    out = io.BytesIO()
    image = Image.new(mode, size, 90 if mode in ("L", "P", "1") else None)
    image.save(out, PIL_KINDS[kind], **how)
    return out.getvalue()


def png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_with(*chunks: bytes, after: bytes = b"IHDR") -> bytes:
    """A PNG with chunks put in behind its header."""
    plain = picture()
    at = (
        plain.index(after)
        + 4
        + struct.unpack(">I", plain[plain.index(after) - 4 : plain.index(after)])[0]
        + 4
    )
    return plain[:at] + b"".join(chunks) + plain[at:]


def png_header(width: int, height: int, depth: int = 8, colour: int = 2, rows: bytes = b"\0" * 40) -> bytes:
    """A PNG that claims a size, with next to nothing in it."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = png_chunk(b"IDAT", zlib.compress(rows, 9))
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", head) + body + png_chunk(b"IEND", b"")


def bomb(width: int, height: int) -> bytes:
    """A PNG whose few bytes unfold to the whole of its size."""
    rows = zlib.compressobj(9)
    line = b"\0" * (width // 8 + 1)
    data = b"".join(rows.compress(line) for _ in range(height)) + rows.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = png_chunk(b"IHDR", head) + png_chunk(b"IDAT", data) + png_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def jpeg_with(marker: int, data: bytes) -> bytes:
    plain = picture("jpg")
    return plain[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data + plain[2:]


def webp_with(name: bytes, data: bytes) -> bytes:
    plain = picture("webp", lossless=True)
    extra = name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
    whole = plain[8:] + extra
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


def exif() -> bytes:
    data = Image.Exif()
    data[0x010E], data[0x8298], data[0x013B] = TEXT, TEXT, TEXT
    return data.tobytes()


def frames(kind: str, **how: Any) -> bytes:
    out = io.BytesIO()
    first, second = (Image.new("RGB", (9, 9), ink) for ink in ("red", "blue"))
    first.save(out, PIL_KINDS[kind], save_all=True, append_images=[second], **how)
    return out.getvalue()


def told() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", TEXT)
    info.add_itxt("XML:com.adobe.xmp", f"<x>{TEXT}</x>")
    info.add_text("Long", TEXT * 40, zip=True)
    return info


def patched(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


def zip_bytes() -> bytes:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", TEXT)
    return out.getvalue()


XMP = b'<?xpacket?><x:xmpmeta xmlns:x="adobe:ns:meta/">' + CANARY + b"</x:xmpmeta>"
PDF = b"%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(" + CANARY + b")>>>>endobj"
Make = Callable[[], bytes]
# Each by the name it is sent under, or that name after a word and a space.
FILES: dict[str, Make] = {
    # not pictures at all
    "html page.html": lambda: HTML,
    "html as.png": lambda: HTML,
    "html as.jpg": lambda: HTML,
    "script.js": lambda: SCRIPT,
    "svg drawing.svg": lambda: SVG,
    "svg as.png": lambda: SVG,
    "svgz as.webp": lambda: zlib.compress(SVG),
    "xml as.png": lambda: (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>'
    ),
    "pdf as.jpg": lambda: PDF,
    "eps as.jpg": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(" + CANARY + b") run\n",
    "zip as.png": zip_bytes,
    "elf as.png": lambda: b"\x7fELF" + bytes(60) + CANARY,
    "exe as.jpg": lambda: b"MZ" + bytes(60) + CANARY,
    "php as.png": lambda: b"<?php echo '" + CANARY + b"'; ?>",
    "text as.png": lambda: CANARY,
    "empty.png": lambda: b"",
    "one byte.png": lambda: b"\x89",
    "twenty megabytes.png": lambda: picture() + b"\0" * 20_000_000,
    "eleven megabytes.jpg": lambda: b"\xff\xd8" + b"\0" * 11_000_000,
    # pictures of other kinds
    "gif.gif": lambda: picture("gif", comment=CANARY),
    "gif as.png": lambda: picture("gif"),
    "gif moving.gif": lambda: frames("gif"),
    "bmp.bmp": lambda: picture("bmp"),
    "bmp as.png": lambda: picture("bmp"),
    "tiff.tiff": lambda: picture("tiff", description=TEXT),
    "tiff as.jpg": lambda: picture("tiff"),
    "ico.ico": lambda: picture("ico"),
    "avif as.png": lambda: b"\0\0\0\x20ftypavif\0\0\0\0avifmif1miafMA1B" + CANARY,
    "heic as.jpg": lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + CANARY,
    "psd as.png": lambda: b"8BPS\0\x01" + bytes(40) + CANARY,
    "ppm as.png": lambda: b"P6\n2 2\n255\n" + bytes(12),
    "wmf as.png": lambda: b"\xd7\xcd\xc6\x9a" + bytes(40),
    # two things at once
    "gifar.jpg": lambda: picture("jpg") + zip_bytes(),
    "png and zip.png": lambda: picture() + zip_bytes(),
    "png and html.png": lambda: picture() + HTML,
    "jpeg and html.jpg": lambda: picture("jpg") + HTML,
    "jpeg and php.jpg": lambda: jpeg_with(0xFE, b"<?php system('" + CANARY + b"'); ?>"),
    "webp and html.webp": lambda: picture("webp") + HTML,
    "pdf before png.png": lambda: PDF + picture(),
    "gif head on html.png": lambda: b"GIF89a/*" + HTML + b"*/",
    "png trailing.png": lambda: picture() + CANARY * 100,
    # metadata
    "png texts.png": lambda: picture(pnginfo=told()),
    "png text chunk.png": lambda: png_with(png_chunk(b"tEXt", b"Comment\0" + CANARY)),
    "png ztxt chunk.png": lambda: png_with(png_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(CANARY * 9))),
    "png itxt chunk.png": lambda: png_with(png_chunk(b"iTXt", b"XML\0\0\0\0\0" + CANARY)),
    "png exif chunk.png": lambda: png_with(png_chunk(b"eXIf", exif()[6:])),
    "png private chunk.png": lambda: png_with(png_chunk(b"caNr", CANARY)),
    "png critical chunk.png": lambda: png_with(png_chunk(b"CANR", CANARY)),
    "png profile.png": lambda: picture(icc_profile=CANARY * 20),
    "png broken profile.png": lambda: png_with(png_chunk(b"iCCP", b"x\0\0" + zlib.compress(CANARY * 9))),
    "png time and size.png": lambda: png_with(png_chunk(b"tIME", bytes(7)), png_chunk(b"pHYs", bytes(9))),
    "png text bomb.png": lambda: png_with(png_chunk(b"zTXt", b"x\0\0" + zlib.compress(b"x" * 70_000_000, 9))),
    "jpeg comment.jpg": lambda: picture("jpg", comment=CANARY),
    "jpeg exif.jpg": lambda: picture("jpg", exif=exif()),
    "jpeg xmp.jpg": lambda: jpeg_with(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP),
    "jpeg profile.jpg": lambda: picture("jpg", icc_profile=CANARY * 20),
    "jpeg photoshop.jpg": lambda: jpeg_with(0xED, b"Photoshop 3.0\0" + CANARY),
    "jpeg own segment.jpg": lambda: jpeg_with(0xEF, CANARY * 9),
    "jpeg two pictures.jpg": lambda: frames_mpo(),
    "webp exif.webp": lambda: picture("webp", exif=exif()),
    "webp xmp.webp": lambda: picture("webp", xmp=XMP),
    "webp profile.webp": lambda: picture("webp", icc_profile=CANARY * 20),
    "webp own chunk.webp": lambda: webp_with(b"CANR", CANARY),
    # broken
    "png half.png": lambda: picture(size=(200, 200), mode="RGB")[:120],
    "jpeg half.jpg": lambda: picture("jpg", size=(300, 300))[:400],
    "webp half.webp": lambda: picture("webp", size=(300, 300), lossless=True)[:30],
    "png wrong crc.png": lambda: patched(picture(), 29, b"\0\0\0\0"),
    "png zero wide.png": lambda: png_header(0, 9),
    "png negative.png": lambda: png_header(0xFFFFFFFF, 1),
    "png claims more.png": lambda: png_header(3000, 3000),
    "png odd depth.png": lambda: png_header(9, 9, depth=3),
    "png odd colour.png": lambda: png_header(9, 9, colour=9),
    "png palette missing.png": lambda: png_header(9, 9, colour=3),
    "png endless chunk.png": lambda: picture()[:33] + struct.pack(">I", 0xFFFFFFF0) + b"IDAT",
    "jpeg wrong size.jpg": lambda: wrong_jpeg(),
    "webp wrong size.webp": lambda: patched(picture("webp"), 4, b"\xff\xff\xff\x7f"),
    # bombs
    "bomb 12000.png": lambda: bomb(12_000, 12_000),
    "bomb wide.png": lambda: png_header(2_000_000_000, 1),
    "bomb tall.png": lambda: bomb(8, 60_000),
    "bomb header.png": lambda: png_header(65_535, 65_535),
    "bomb jpeg.jpg": lambda: wrong_jpeg(b"\xff\xff\xff\xff"),
    # moving, many colours, many bits
    "apng.png": lambda: frames("png", duration=9),
    "webp moving.webp": lambda: frames("webp", duration=9),
    "cmyk.jpg": lambda: picture("jpg", mode="CMYK", comment=CANARY),
    "grey.jpg": lambda: picture("jpg", mode="L", comment=CANARY),
    "sixteen bits.png": lambda: picture(mode="I;16", pnginfo=told()),
    "one bit.png": lambda: picture(mode="1", pnginfo=told()),
    "palette.png": lambda: picture(mode="P", pnginfo=told()),
    "palette transparent.png": lambda: picture(mode="P", transparency=0, pnginfo=told()),
    "grey with alpha.png": lambda: picture(mode="LA", pnginfo=told()),
    # names
    "../../../canary.png": picture,
    "..\\..\\canary.png": picture,
    "/etc/canary.png": picture,
    "a\u202egnp.exe": picture,
    "a%00b.png": picture,
    "a'; DROP TABLE x; --.png": picture,
    "<img src=x onerror=alert(1)>.png": picture,
    f"{'n' * 300}.png": picture,
    ".htaccess": picture,
    "con": picture,
    "name\r\nSet-Cookie: a=b.png": picture,
}


def frames_mpo() -> bytes:
    out = io.BytesIO()
    first, second = (Image.new("RGB", (9, 9), ink) for ink in ("red", "blue"))
    first.save(out, "MPO", save_all=True, append_images=[second], exif=exif())
    return out.getvalue()


def wrong_jpeg(size: bytes = b"\x27\x10\x27\x10") -> bytes:
    """A JPEG whose frame claims another size than it has."""
    plain = picture("jpg")
    return patched(plain, plain.index(b"\xff\xc0") + 5, size)
