"""What somebody typed and sent signed out: it waits in the session for that person alone."""

from django.http import HttpRequest

KEPT = "kept_texts"
# What may wait for somebody who is not signed in: no more than people type, so that nobody fills the disk.
MOST_KEPT, MOST_LETTERS = 5, 200_000


def typist_of(request: HttpRequest) -> str:
    """Who typed what is sent, as the page says it; empty where it says nothing."""
    told = request.headers.get("Trellis-Person", "")
    return told or (request.POST.get("person", "") if request.method == "POST" else "")


def keep_text(request: HttpRequest, typed: str) -> None:
    """Let a text wait in the session under the address it was sent to, the newest five of them.

    Only for the person who typed it; a text that nobody is named for could be offered to anybody.
    """
    person = typist_of(request)
    if len(typed) > MOST_LETTERS or not person:
        return
    others = {path: kept for path, kept in request.session.get(KEPT, {}).items() if path != request.path}
    kept = {"text": typed, "base": request.POST.get("base", ""), "person": person}
    request.session[KEPT] = dict([*others.items(), (request.path, kept)][-MOST_KEPT:])


def take_kept(request: HttpRequest, path: str) -> dict[str, str]:
    """The text that this person sent to `path` signed out, and its base; it waits once."""
    kept: dict[str, str] = request.session.get(KEPT, {}).get(path, {})
    if kept.get("person") != str(request.user.pk):
        return {}
    del request.session[KEPT][path]
    request.session.modified = True
    return {"text": kept["text"], "base": kept["base"]}
