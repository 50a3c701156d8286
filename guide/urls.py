"""Addresses of guide."""

from django.urls import URLPattern, URLResolver, include, path, register_converter

from guide.views import book, builds, chapters, desk, excerpts, items, making, propose, public, texts


class VersionConverter:
    regex = r"\d{1,3}\.\d{1,3}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class CodeConverter(VersionConverter):
    regex = r"[A-Z0-9]{4}-[A-Z0-9]{1,6}"


class PictureConverter(VersionConverter):
    regex = r"[0-9a-f]{64}\.(?:png|jpeg|webp)"


register_converter(VersionConverter, "version")
register_converter(CodeConverter, "excerpt_code")
register_converter(PictureConverter, "picture")

app_name = "guide"
public_urls = [
    path("", public.guide, name="guide"),
    path("<version:version>/", book.edition, name="edition"),
    path("<version:version>/<slug:chapter>/", book.chapter, name="book_chapter"),
    path("<version:version>.pdf", public.edition_pdf, name="edition_pdf"),
    path("<version:version>/figures/<picture:name>", public.figure, name="figure"),
    path("e/<excerpt_code:code>", public.passport, name="passport"),
]
excerpt_urls = [
    path("", excerpts.excerpts, name="excerpts"),
    path("propose/<slug:city>/<slug:section>/", propose.propose, name="propose"),
    path("<excerpt_code:code>/", excerpts.excerpt, name="excerpt"),
    path("<excerpt_code:code>/agree/", excerpts.agree, name="agree"),
    path("<excerpt_code:code>/decline/", excerpts.decline, name="decline"),
    path("<excerpt_code:code>/withdraw/", excerpts.withdraw, name="withdraw"),
    path("<excerpt_code:code>/approve/", excerpts.approve, name="approve"),
    path("<excerpt_code:code>/again/", excerpts.again, name="again"),
]
chapter_urls = [
    path("", chapters.chapter, name="chapter"),
    path("place/", items.place, name="place"),
    path("texts/new/", texts.new_text, name="new_text"),
    path("texts/<int:pk>/", texts.text, name="text"),
    path("items/<int:pk>/shift/", items.shift, name="shift"),
    path("items/<int:pk>/remove/", items.remove, name="remove"),
]
edition_urls: list[URLPattern | URLResolver] = [
    path("", desk.edition, name="desk_edition"),
    path("move/", making.move, name="move_edition"),
    path("compile/", making.compile_guide, name="compile"),
    path("publish/", making.publish, name="publish"),
    path("chapters/", chapters.add, name="add_chapter"),
    path("chapters/<slug:chapter>/", include(chapter_urls)),
]
desk_urls: list[URLPattern | URLResolver] = [
    path("", desk.desk, name="desk"),
    path("editions/", desk.begin, name="begin_edition"),
    path("builds/<int:pk>/", builds.build, name="build"),
    path("builds/<int:pk>/file.pdf", builds.build_pdf, name="build_pdf"),
    path("builds/<int:pk>/cancel/", builds.cancel, name="cancel_build"),
    path("builds/<int:pk>/retry/", builds.retry, name="retry_build"),
    path("<version:version>/", include(edition_urls)),
]
urlpatterns = [
    path("<slug:cohort>/guide/", include(public_urls)),
    path("<slug:cohort>/excerpts/", include(excerpt_urls)),
    path("<slug:cohort>/studio/guide/", include(desk_urls)),
]
