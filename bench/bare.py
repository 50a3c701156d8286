"""Bare Django to compare with: a page of one query, and a template of 40 rows; nothing else runs."""

from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

ROWS = [{"name": f"Row {number}", "size": number, "link": f"/rows/{number}/"} for number in range(40)]
TEMPLATE = Engine().from_string(
    "<!doctype html><table>{% for row in rows %}<tr><th><a href='{{ row.link }}'>{{ row.name }}</a></th>"
    "<td>{{ row.size }}</td><td>{% if row.size %}some{% else %}none{% endif %}</td></tr>{% endfor %}</table>"
)


def one_query(request: HttpRequest) -> HttpResponse:
    """One row read, one line said."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM django_session")
        return HttpResponse(str(cursor.fetchone()[0]))


def rows(request: HttpRequest) -> HttpResponse:
    """One row read, a table of 40 rows written."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM django_session")
        cursor.fetchone()
    return HttpResponse(TEMPLATE.render(Context({"rows": ROWS})))


def at_bare(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Sends a request here rather than to the product."""

    def here(request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__
        return get_response(request)

    return here


urlpatterns = [path("one/", one_query), path("rows/", rows)]
