"""An agenda that an organiser brings in the browser, page by page."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from programme.models import AgendaUpload, Session

PAGE = "/udt-test/studio/programme/import/"


def bring(client: Client, text: str | bytes, name: str = "agenda.csv", **columns: str) -> Any:
    """The file chosen and, for a table, its columns left as guessed but for those of these places."""
    data = text.encode() if isinstance(text, str) else text
    answer: Any = client.post(PAGE, {"file": SimpleUploadedFile(name, data)})
    if answer.status_code == 302 and answer.headers["Location"].endswith("columns/"):
        known = AgendaUpload.objects.get().columns
        typed = {f"column-{place}": field for place, field in enumerate(known)}
        answer = client.post(f"{PAGE}columns/", typed | columns)
    return answer


def accept(client: Client) -> Any:
    return client.post(f"{PAGE}accept/")


def add_homes(client: Client, **more: str) -> Any:
    return client.post(f"{PAGE}preview/", {"adds": "on", **more})


def lines() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = AgendaUpload.objects.get().preview["lines"]
    return found


def fates() -> dict[str, str]:
    return {line["code"]: line["fate"] for line in lines()}


def told(code: str) -> dict[str, tuple[str, str]]:
    line = next(each for each in lines() if each["code"] == code)
    return {label: (before, after) for label, before, after in line["differences"]}


def problems() -> dict[int, list[str]]:
    return {
        line["number"]: [message for _f, message in line["problems"]] for line in lines() if line["problems"]
    }


def notes() -> dict[int, list[str]]:
    return {line["number"]: line["notes"] for line in lines() if line["notes"]}


def session(code: str) -> Session:
    found: Session = Session.objects.with_parts().get(code=code)
    return found
