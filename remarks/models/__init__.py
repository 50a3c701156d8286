"""Threads of remarks, to be hosted by other rooms."""

from remarks.models.remark import Remark
from remarks.models.thread import Thread

__all__ = ["Remark", "Thread"]
