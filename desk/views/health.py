"""What a load balancer, a monitor and set-up ask: does it serve, and what is missing."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from desk.domain.health import look_after_health


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    found = look_after_health()
    return JsonResponse(found.as_dict(), status=200 if found.can_serve else 503)
