"""Making an edition's files: asked for, claimed by a lease, run, finished once, published."""

from accounts.domain.leases import LeaseLost
from guide.domain.build.lease import (
    claim_build,
    reap_lost_builds,
    renew_lease,
)
from guide.domain.build.outcome import cancel_build, fail_build, finish_build, retry_build
from guide.domain.build.publish import publish_edition, publishing_problems
from guide.domain.build.request import request_build
from guide.domain.build.run import run_build

__all__ = [
    "LeaseLost",
    "cancel_build",
    "claim_build",
    "fail_build",
    "finish_build",
    "publish_edition",
    "publishing_problems",
    "reap_lost_builds",
    "renew_lease",
    "request_build",
    "retry_build",
    "run_build",
]
