"""Answers a visitor who has the page already with "not modified"."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers


def answer_once(request: HttpRequest, page: HttpResponse) -> HttpResponse:
    """The page named by its bytes, which browsers ask for again by that name.

    Only for who is not signed in: other pages carry a form's token, new each time.
    """
    if request.user.is_authenticated:
        return page
    etag = f'"{hashlib.sha256(page.content).hexdigest()[:32]}"'
    page.headers["ETag"] = etag
    page.headers["Cache-Control"] = "no-cache"
    patch_vary_headers(page, ["Cookie"])
    answer = get_conditional_response(request, etag=etag, response=page)
    return answer or page
