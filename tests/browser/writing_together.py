"""Two officials of a city who write in one section at a time, and what comes in their way."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Somebody
from tests.browser.looking import violations

PAUSE = 3_100
Arrives = Callable[..., Somebody]


class Writer:
    """Somebody in a section's editor, with a clock that is moved on rather than waited for."""

    def __init__(self, person: Somebody, section: str, *, city: str = "leipzig") -> None:
        self.person, self.page = person, person.page
        self.path = f"/{person.site.running}/plans/{city}/{section}/edit/"
        self.comes()

    def comes(self) -> "Writer":
        self.page.goto(self.path)
        # The status line's script says that it runs by its first heartbeat.
        expect(self.page.locator("[data-writing]")).to_be_attached()
        return self

    def types(self, text: str) -> "Writer":
        expect(self.page.get_by_role("toolbar", name="Formatting")).to_be_visible()
        # By key, as a person does: a selection made behind the editor's back is lost when it draws a merge.
        self.page.get_by_label("Text", exact=True).press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)
        expect(self.page.locator("textarea[name=text]")).to_have_value(text)
        return self

    def pauses(self) -> "Writer":
        self.page.clock.run_for(PAUSE)
        return self

    def has_stored(self, number: int) -> "Writer":
        expect(self.page.locator("[data-stored]")).to_contain_text(f"as revision {number}.")
        return self

    def reads(self, text: str) -> None:
        expect(self.page.locator("textarea[name=text]")).to_have_value(text)

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()

    def is_told(self, words: str) -> None:
        expect(self.page.locator("[data-trouble]")).to_contain_text(words)

    def is_not_troubled(self) -> None:
        expect(self.page.locator("[data-trouble]")).to_be_hidden()

    def looks_sound(self) -> None:
        """As the page stands now, axe finds nothing: on a desk in the light, on a phone in the dark."""
        wrong = []
        for (width, height), scheme in (((390, 844), "dark"), ((1280, 900), "light")):
            self.page.set_viewport_size({"width": width, "height": height})
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            wrong += violations(self.page)
        assert wrong == []

    def another_window(self) -> "Writer":
        page = self.person.context.new_page()
        page.clock.install()
        other = Somebody(self.person.context, page, self.person.site)
        return Writer(other, self.path.split("/")[-3], city=self.path.split("/")[-4])


def signs_in(somebody: Arrives, who: str, section: str, *, city: str = "leipzig") -> Writer:
    person = somebody().signs_in(f"{city}.{who}@demo.example")
    person.page.clock.install()
    return Writer(person, section, city=city)


def number_now(page: Page) -> int:
    """The newest revision's number, as the form names it."""
    return int(page.locator("[data-editor] input[name=base]").input_value())


def loses_the_answer(page: Page) -> list[str]:
    """The next PUT arrives, and its answer is lost on the way; gives the keys of all that are sent."""
    keys: list[str] = []

    def lost(route: Route) -> None:
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route("**/text", lost)
    return keys
