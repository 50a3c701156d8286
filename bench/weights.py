"""Weighs pages as a browser fetches them: the scripts and styles that each one asks for, packed."""

import re
import zlib
from urllib.parse import urljoin

from bench.clients import Browser

SCRIPT = re.compile(rb'<script\b[^>]*\bsrc="([^"]+)"')
STYLE = re.compile(rb'<link\b(?=[^>]*\brel="stylesheet")[^>]*\bhref="([^"]+)"')
IMPORT = re.compile(rb'\b(?:from|import)\s*\(?\s*"(\.{0,2}/[^"]+\.js)"')


def weigh(browser: Browser, pages: list[str]) -> dict[str, float]:
    """The heaviest of these pages: kB of its scripts, number of its stylesheets."""
    scripts, styles = [], []
    for page in pages:
        status, _, said = browser.ask("GET", page)
        if status != 200:
            raise AssertionError(f"{page} says {status}")
        scripts.append(sum(packed(found) for found in fetched(browser, SCRIPT.findall(said)).values()))
        styles.append(len(STYLE.findall(said)))
    return {"scripts_kb": max(scripts) / 1024, "styles": max(styles)}


def fetched(browser: Browser, addresses: list[bytes]) -> dict[str, bytes]:
    """These scripts and all that they import, each once."""
    found: dict[str, bytes] = {}
    waiting = [address.decode() for address in addresses]
    while waiting:
        address = waiting.pop()
        if address not in found:
            status, _, found[address] = browser.ask("GET", address)
            if status != 200:
                raise AssertionError(f"{address} says {status}")
            waiting += [urljoin(address, more.decode()) for more in IMPORT.findall(found[address])]
    return found


def packed(data: bytes) -> int:
    """Its size as gzip."""
    packer = zlib.compressobj(9, wbits=31)
    return len(packer.compress(data) + packer.flush())
