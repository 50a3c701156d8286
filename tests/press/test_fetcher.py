"""Fetching: a document hears only what it was given; everything else is refused and named."""

import socket
from collections.abc import Iterator
from contextlib import suppress

import pytest

from press.job import PressFailed

from .conftest import Print


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A server that must never be called."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        yield server


def heard(server: socket.socket) -> bool:
    """Whether anybody has knocked."""
    try:
        server.accept()
    except BlockingIOError:
        return False
    return True


VECTORS = [
    '<img src="{}" alt="x">',
    '<link rel="stylesheet" href="{}">',
    '<link rel="attachment" href="{}">',
    '<a rel="attachment" href="{}">x</a>',
    '<object data="{}">x</object>',
    '<embed src="{}">',
    '<style>@import "{}";</style>',
    "<style>p {{ background: url({}) }}</style><p>x</p>",
    "<style>p::before {{ content: url({}) }}</style><p>x</p>",
    "<style>li {{ list-style-image: url({}) }}</style><ul><li>x</li></ul>",
    "<style>p {{ border-image: url({}) 1 }}</style><p>x</p>",
    "<style>@page {{ background: url({}) }}</style><p>x</p>",
    '<style>@font-face {{ font-family: "Far"; src: url({}) }} p {{ font-family: "Far" }}</style><p>x</p>',
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="{}" width="9" height="9"/></svg>',
]


@pytest.mark.parametrize("vector", VECTORS)
def test_no_vector_reaches_the_network(press: Print, listener: socket.socket, vector: str) -> None:
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/secret"
    with pytest.raises(PressFailed) as failed:
        press(vector.format(address))
    assert set(failed.value.refused) == {address}
    assert failed.value.reason == "The document asked for files it was not given."
    assert not heard(listener)


@pytest.mark.parametrize(
    "vector",
    [
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><use href="{}#x"/></svg>',
        '<iframe src="{}"></iframe>',
        '<video src="{}" poster="{}"></video>',
        '<script src="{}"></script>',
        '<meta http-equiv="refresh" content="0;url={}">',
        '<a href="{}">x</a>',
        '<base href="{}"><img src="near.png" alt="x">',
    ],
)
def test_what_the_printer_ignores_reaches_nothing(press: Print, listener: socket.socket, vector: str) -> None:
    with suppress(PressFailed):
        press(vector.replace("{}", f"http://127.0.0.1:{listener.getsockname()[1]}/"))
    assert not heard(listener)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/hostname",
        "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'/%3E",
        "ftp://127.0.0.1/x",
        "trellis:../../etc/hostname",
        "trellis:other.png",
    ],
)
def test_no_other_scheme_or_name_is_answered(press: Print, address: str) -> None:
    with pytest.raises(PressFailed) as failed:
        press(f'<img src="{address}" alt="x">')
    assert set(failed.value.refused) == {address}


def test_a_stylesheet_and_a_picture_may_not_fetch_either(press: Print, listener: socket.socket) -> None:
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        f'<image href="{address}/inside.png" width="9" height="9"/></svg>'
    )
    with pytest.raises(PressFailed) as failed:
        press(
            '<img src="trellis:picture.svg" alt="x">',
            files={"picture.svg": picture.encode()},
            sheets=[f'@import "{address}/sheet.css"; p {{ background: url({address}/ground.png) }}'],
        )
    assert set(failed.value.refused) == {f"{address}/sheet.css", f"{address}/inside.png"}
    assert not heard(listener)


def test_a_document_that_asks_on_and_on_is_stopped(press: Print) -> None:
    with pytest.raises(PressFailed) as failed:
        press("".join(f'<img src="http://127.0.0.1:9/{n}" alt="x">' for n in range(300)))
    assert len(failed.value.refused) == 101


def test_a_file_on_the_shelf_is_printed(press: Print) -> None:
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0L9 9"/></svg>'
    with_it = press('<img src="trellis:a.svg" alt="x">', files={"a.svg": picture})
    by_address = press('<img src="figure:a.svg" alt="x">', files={"figure:a.svg": picture})
    assert with_it == by_address
