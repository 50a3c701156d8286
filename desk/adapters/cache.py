"""How Trellis goes on while a server beside it is away."""

import logging
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


class PatientClient(RedisCacheClient):
    """A cache that answers "not there" while Redis is away: nobody's text waits for a cache."""

    def add(self, key: Any, value: Any, timeout: Any) -> bool:
        return bool(_or(True, super().add, key, value, timeout))

    def get(self, key: Any, default: Any) -> Any:
        return _or(default, super().get, key, default)

    def set(self, key: Any, value: Any, timeout: Any) -> None:
        _or(None, super().set, key, value, timeout)

    def touch(self, key: Any, timeout: Any) -> bool:
        return bool(_or(False, super().touch, key, timeout))

    def delete(self, key: Any) -> bool:
        return bool(_or(False, super().delete, key))

    def get_many(self, keys: Any) -> dict[Any, Any]:
        return dict(_or({}, super().get_many, keys))

    def has_key(self, key: Any) -> bool:
        return bool(_or(False, super().has_key, key))

    def incr(self, key: Any, delta: int) -> int:
        """ValueError while Redis is away, as for a key that is not there."""
        counted = _or(None, super().incr, key, delta)
        if counted is None:
            raise ValueError(f"{key} is not counted now")
        return int(counted)

    def set_many(self, data: Any, timeout: Any) -> None:
        _or(None, super().set_many, data, timeout)

    def delete_many(self, keys: Any) -> None:
        _or(None, super().delete_many, keys)


class PatientRedisCache(RedisCache):
    """Django's cache in Redis, over the patient client."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = PatientClient


def _or(otherwise: Any, ask: Callable[..., Any], *words: Any) -> Any:
    try:
        return ask(*words)
    except RedisError as away:
        logger.warning("the cache is away: %s", away)
        return otherwise
