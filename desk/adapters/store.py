"""Files in an object store that speaks S3, named by one address; it fails as a disk does: OSError."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.exceptions import ImproperlyConfigured
from django.core.files import File
from storages.backends.s3 import S3Storage

# A file under this size is read into memory, a larger one into a temporary file.
IN_MEMORY = 5 * 1024 * 1024


class StoreFailed(OSError):
    """The store does not answer, or refuses; the message is its own, without a key."""


def read_address(address: str) -> dict[str, Any]:
    """The options of S3Storage for `s3://bucket/folder?endpoint=http://store:8333&region=eu-1`.

    The keys are not part of it: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, as every tool knows them.
    Raises ImproperlyConfigured for a word that it does not know.
    """
    parts = urlsplit(address)
    words = dict(parse_qsl(parts.query))
    unknown = words.keys() - {"endpoint", "region"}
    if parts.scheme != "s3" or not parts.hostname or unknown or "@" in parts.netloc:
        raise ImproperlyConfigured(
            "TRELLIS_STORAGE_URL must be file:///a/folder or "
            "s3://bucket/folder?endpoint=http://store:8333&region=eu-1, "
            "with its keys in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
        )
    return {
        "bucket_name": parts.netloc,
        "location": parts.path.strip("/"),
        "endpoint_url": words.get("endpoint"),
        "region_name": words.get("region", "us-east-1"),
    }


class ObjectStore(S3Storage):
    """An S3-compatible store that behaves as a folder does: no file is written over another."""

    def __init__(self, address: str) -> None:
        options = read_address(address)
        # Another maker's store has no host name for each bucket, and may not know the newest checksums.
        style = "path" if options["endpoint_url"] else "auto"
        config = Config(
            signature_version="s3v4",
            s3={"addressing_style": style},
            connect_timeout=3,
            read_timeout=20,
            retries={"mode": "standard", "total_max_attempts": 3},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        super().__init__(
            **options,
            file_overwrite=False,
            max_memory_size=IN_MEMORY,
            client_config=config,
            transfer_config=TransferConfig(use_threads=False),
        )

    def _open(self, name: str, mode: str = "rb") -> File:
        def whole() -> File:
            file = super(ObjectStore, self)._open(name, mode)
            if "r" in mode:
                # Fetched now: what fails, fails before an answer has begun.
                file.open()
            return file  # type: ignore[no-any-return]

        return _as_a_disk(whole)  # type: ignore[no-any-return]

    def _save(self, name: str, content: Any) -> str:
        return str(_as_a_disk(super()._save, name, content))

    def delete(self, name: str) -> None:
        _as_a_disk(super().delete, name)

    def exists(self, name: str) -> bool:
        return bool(_as_a_disk(super().exists, name))

    def listdir(self, name: str) -> tuple[list[str], list[str]]:
        folders, files = _as_a_disk(super().listdir, name)
        return folders, files

    def size(self, name: str) -> int:
        return int(_as_a_disk(super().size, name))


def _as_a_disk(do: Callable[..., Any], *words: Any) -> Any:
    try:
        return do(*words)
    except (BotoCoreError, ClientError, Boto3Error) as failed:
        raise StoreFailed(str(failed)) from failed
