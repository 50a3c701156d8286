"""Pictures are drawn again, without what was hidden in them."""

import io
import zipfile

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from actionplans.domain.figure import NotAPicture, make_safe
from tests.actionplans.drawing import drawn, opened

CANARY = b"canary-in-the-picture"
FORMATS = ["PNG", "JPEG", "WEBP"]


def with_exif(kind: str) -> bytes:
    exif = Image.Exif()
    exif[0x010E] = CANARY.decode()
    exif[0x8825] = {1: "N", 2: (51.0, 3.0, 0.0)}
    return drawn(kind, exif=exif)


def with_profile(kind: str) -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return drawn(kind, icc_profile=profile + CANARY)


def with_png_words() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", CANARY.decode())
    words.add_itxt("XML:com.adobe.xmp", CANARY.decode())
    return drawn(pnginfo=words)


def with_archive(kind: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("page.html", CANARY)
    return drawn(kind) + out.getvalue()


HIDING = {
    **{f"exif in {kind}": with_exif(kind) for kind in FORMATS},
    **{f"profile in {kind}": with_profile(kind) for kind in FORMATS},
    **{f"zip after {kind}": with_archive(kind) for kind in FORMATS},
    **{f"page after {kind}": drawn(kind) + b"<script>" + CANARY + b"</script>" for kind in FORMATS},
    "words in PNG": with_png_words(),
    "comment in JPEG": drawn("JPEG", comment=CANARY),
    "XMP in WEBP": drawn("WEBP", xmp=CANARY),
}


@pytest.mark.parametrize("data", HIDING.values(), ids=HIDING.keys())
def test_what_hides_in_a_picture_is_gone(data: bytes) -> None:
    # A PNG holds its profile packed.
    assert (data + opened(data).info.get("icc_profile", b"")).count(CANARY) >= 1
    safe, kind, size = make_safe(io.BytesIO(data))
    again = opened(safe)
    assert (size, again.size, again.format) == ((6, 4), (6, 4), kind.upper())
    assert (safe.count(CANARY), safe.count(b"<script"), safe.count(b"PK\x03\x04")) == (0, 0, 0)
    kept = {name for name in again.info if name in {"exif", "icc_profile", "comment", "xmp", "Comment"}}
    assert (kept, dict(again.getexif())) == (set(), {})


def test_a_picture_with_words_before_its_bytes_is_none() -> None:
    with pytest.raises(NotAPicture):
        make_safe(io.BytesIO(b"<script>" + CANARY + b"</script>" + drawn()))


@pytest.mark.parametrize("kind", FORMATS)
def test_a_picture_taken_sideways_stands_upright(kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    safe, _kind, size = make_safe(io.BytesIO(drawn(kind, size=(60, 40), exif=exif)))
    upright = opened(safe).convert("RGB")
    assert (size, upright.size) == ((40, 60), (40, 60))
    top, bottom = upright.getpixel((20, 10)), upright.getpixel((20, 50))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert (top[2] > 200 > 60 > top[0], bottom[0] > 200 > 60 > bottom[2]) == (True, True)


def test_a_large_picture_is_made_2400_wide() -> None:
    safe, _kind, size = make_safe(io.BytesIO(drawn("PNG", size=(4800, 100))))
    assert (size, opened(safe).size) == ((2400, 50), (2400, 50))


def test_a_glassy_picture_stays_glassy() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (3, 3), (255, 0, 0, 128)).save(out, "PNG")
    safe, _kind, _size = make_safe(io.BytesIO(out.getvalue()))
    assert opened(safe).getpixel((1, 1)) == (255, 0, 0, 128)


def test_of_a_phones_two_pictures_in_one_the_first_is_kept() -> None:
    both = drawn("MPO", save_all=True, append_images=[Image.new("RGB", (6, 4), "green")])
    safe, kind, size = make_safe(io.BytesIO(both))
    again = opened(safe)
    assert (kind, size, again.format, getattr(again, "n_frames", 1)) == ("jpeg", (6, 4), "JPEG", 1)
