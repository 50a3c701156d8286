"""Decides what a document may fetch: the files it was given, and nothing else."""

from pathlib import Path
from typing import Any

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from press.job import write_json

MOST_REFUSALS = 100


class ShelfFetcher(URLFetcher):
    """Answers the addresses on the shelf; notes down and refuses the rest."""

    def __init__(self, shared: Path, folder: Path, shelf: dict[str, str]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self.shared = shared
        self.folder = folder
        self.shelf = shelf
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """The bytes of a file on the shelf; a document that asks on and on is stopped."""
        kept = self.shelf.get(url)
        if kept is not None:
            return URLFetcherResponse(url, (self.shared / kept).read_bytes())
        self.refused.append(url[:200])
        write_json(self.folder / "refused.json", self.refused)
        if len(self.refused) > MOST_REFUSALS:
            raise FatalURLFetchingError("too many refused fetches")
        raise ValueError("not on the shelf")
