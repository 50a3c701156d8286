"""Who gets which answer from which address, by hand: the table of rights as a reader would test it.

Each line: method, address, perhaps a body, then after the bar the statuses of ten people:
visitor, author, partner, outsider, trainer, observer, organiser, stranger, former, superuser.
`in` leads to sign-in. Whoever declines another's letter is led to its page, which says 403.
Names in braces are those of tests/rights_stage.py.
Not signed in: pages lead to sign-in, data answers 401. Signed in: what one may not see is 404, what
one may see and not do is 403, what the state forbids is 409.
"""

from tests.rights_programme import PROGRAMME

ACTORS = [
    "visitor",
    "author",
    "partner",
    "outsider",
    "trainer",
    "observer",
    "organiser",
    "stranger",
    "former",
    "superuser",
]

DESK = """
GET /                       | 200 200 200 200 200 200 200 200 200 200
GET /help/                  | 200 200 200 200 200 200 200 200 200 200
GET /design/                | 404 404 404 404 404 404 404 404 404 404
GET /privacy/               | 200 200 200 200 200 200 200 200 200 200
GET /accessibility/         | 200 200 200 200 200 200 200 200 200 200
GET /healthz                | 200 200 200 200 200 200 200 200 200 200
GET /udt-test/              | 200 200 200 200 200 200 200 200 200 200
GET /nowhere/               | 404 404 404 404 404 404 404 404 404 404
GET /desk/                  | in 200 200 200 200 200 200 200 200 200
GET /desk/editions/         | in 200 200 200 200 200 200 200 200 200
POST /desk/hints/plan/away/ | in 302 302 302 302 302 302 302 302 302
POST /desk/hints/made-up/away/ | in 404 404 404 404 404 404 404 404 404
POST /desk/hints/back/      | in 302 302 302 302 302 302 302 302 302
GET /accounts/profile/      | in 200 200 200 200 200 200 200 200 200
POST /accounts/profile/ name=Me&time_zone=Europe/Oslo&language=en-gb | in 302 302 302 302 302 302 302 302 302
"""

INVITATIONS = """
GET /accounts/invitation/{newcomer}/           | 200 403 403 403 403 403 403 403 403 403
POST /accounts/invitation/{newcomer}/ name=New&password=long-enough-7&time_zone=Europe/Oslo | 302 403 403 403 403 403 403 403 403 403
POST /accounts/invitation/{newcomer}/decline/  | 302 302 302 302 302 302 302 302 302 302
GET /accounts/invitation/{strangers}/          | 200 403 403 403 403 403 403 200 403 403
POST /accounts/invitation/{strangers}/         | 403 403 403 403 403 403 403 302 403 403
POST /accounts/invitation/{strangers}/decline/ | 302 302 302 302 302 302 302 302 302 302
GET /accounts/invitation/guessed/              | 404 404 404 404 404 404 404 404 404 404
"""

PEOPLE = """
GET /udt-test/people/                          | in 200 200 200 200 200 200 404 404 404
GET /desk/cohorts/new/                         | in 404 404 404 404 404 200 404 404 404
POST /desk/cohorts/new/ series_title=S&series_slug=s&title=T&year=2027&slug=t-2027&time_zone=Europe/Oslo | in 404 404 404 404 404 302 404 404 404
GET /udt-test/studio/                          | in 404 404 404 404 404 200 404 404 404
GET /udt-test/studio/cohort/                   | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/cohort/ title=T&year=2024&time_zone=Europe/Oslo | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/cohort/move/ to=closed   | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/cohort/move/ to=archived | in 404 404 404 404 404 409 404 404 404
GET /udt-test/studio/organisations/new/        | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/organisations/new/ name=Centre | in 404 404 404 404 404 302 404 404 404
GET /udt-test/studio/people/                   | in 404 404 404 404 404 200 404 404 404
GET /udt-test/studio/people/invite/            | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/people/invite/ role=trainer&email=t@example.org | in 404 404 404 404 404 302 404 404 404
GET /udt-test/studio/people/seats/{vacant}/invite/ | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/people/seats/{vacant}/invite/ email=s@example.org | in 404 404 404 404 404 302 404 404 404
GET /udt-test/studio/people/tenures/{tenure}/replace/ | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/people/tenures/{tenure}/replace/ email=r@example.org | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/people/tenures/{tenure}/end/ | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/people/roles/{role}/end/ | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/people/invitations/{invitation}/resend/ | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/people/invitations/{invitation}/revoke/ | in 404 404 404 404 404 302 404 404 404
GET /udt-test/studio/cities/                   | in 404 404 404 404 404 200 404 404 404
GET /udt-test/studio/cities/new/               | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/cities/new/ name=Kyiv&slug=kyiv&country=UA&time_zone=Europe/Kyiv | in 404 404 404 404 404 302 404 404 404
GET /udt-test/studio/cities/pairs/new/         | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/cities/pairs/new/ city={city}&level=1&first=policy&second=technical | in 404 404 404 404 404 302 404 404 404
GET /udt-test/studio/cities/pairs/ghent/       | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/cities/pairs/ghent/ level=1&first=policy&second=policy | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/cities/pairs/riga/activate/  | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/cities/pairs/ghent/activate/ | in 404 404 404 404 404 409 404 404 404
POST /udt-test/studio/cities/pairs/ghent/withdraw/ | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/cities/pairs/sofia/return/   | in 404 404 404 404 404 302 404 404 404
"""

DRAFTING = """
GET /udt-test/plans/                           | in 200 200 200 200 200 200 404 404 404
GET /udt-test/plans/by-section/challenge/      | in 200 200 200 200 200 200 404 404 404
GET /udt-test/plans/ghent/                     | in 200 200 200 200 200 200 404 404 404
POST /udt-test/plans/ghent/seen/               | in 302 302 302 302 302 302 404 404 404
GET /udt-test/plans/ghent/change/              | in 200 200 403 403 403 403 404 404 404
POST /udt-test/plans/ghent/change/ title=Shade | in 302 302 403 403 403 403 404 404 404
POST /udt-test/plans/ghent/move/ state=review  | in 302 302 403 403 403 403 404 404 404
POST /udt-test/plans/ghent/move/ state=accept  | in 403 403 403 403 403 409 404 404 404
GET /udt-test/plans/ghent/challenge/text       | 401 200 200 200 200 200 200 404 404 404
PUT /udt-test/plans/ghent/challenge/text {{"text":"New.","base":2}} | 401 200 200 403 403 403 403 404 404 404
GET /udt-test/plans/ghent/challenge/edit/      | in 200 200 403 403 403 403 404 404 404
POST /udt-test/plans/ghent/challenge/edit/ text=New.&base=2 | in 302 302 403 403 403 403 404 404 404
POST /udt-test/plans/ghent/challenge/preview/ text=New. | in 200 200 403 403 403 403 404 404 404
GET /udt-test/plans/ghent/challenge/preview/   | in 302 302 403 403 403 403 404 404 404
GET /udt-test/plans/ghent/challenge/conflict/  | in 302 302 403 403 403 403 404 404 404
POST /udt-test/plans/ghent/challenge/side-drafts/{draft}/take-up/ text=New.&base=2 | in 200 404 403 403 403 403 404 404 404
POST /udt-test/plans/ghent/challenge/difference/ text=New.&base=2 | 401 200 200 403 403 403 403 404 404 404
GET /udt-test/plans/ghent/challenge/presence/  | 401 200 200 403 403 403 200 404 404 404
POST /udt-test/plans/ghent/challenge/presence/ | 401 200 200 403 403 403 403 404 404 404
GET /udt-test/plans/ghent/presence/            | in 200 200 403 403 403 200 404 404 404
POST /udt-test/plans/ghent/challenge/side-drafts/{draft}/put-away/ | in 302 404 404 404 404 404 404 404 404
POST /udt-test/plans/ghent/challenge/conflict/ text=New.&base=2&against=2 | in 302 302 403 403 403 403 404 404 404
GET /udt-test/plans/ghent/challenge/history/   | in 200 200 200 200 200 200 404 404 404
GET /udt-test/plans/ghent/challenge/compare/?from=1&to=2 | in 200 200 200 200 200 200 404 404 404
POST /udt-test/plans/ghent/challenge/restore/ revision=1 | in 302 302 403 403 403 403 404 404 404
GET /udt-test/plans/ghent/challenge/audience/  | in 200 200 403 403 403 403 404 404 404
POST /udt-test/plans/ghent/challenge/audience/ audience=pair | in 302 302 403 403 403 403 404 404 404
POST /udt-test/plans/ghent/challenge/status/ to=ready&revision=2 | in 302 302 403 403 403 403 404 404 404
POST /udt-test/plans/ghent/challenge/status/ to=reviewed&revision=2 | in 403 403 409 409 403 409 404 404 404
POST /udt-test/plans/ghent/challenge/status/ to=final&revision=2 | in 409 409 403 403 403 403 404 404 404
POST /udt-test/plans/ghent/challenge/status/ to=draft&revision=2 | in 409 409 403 403 403 403 404 404 404
POST /udt-test/plans/ghent/challenge/status/ to=ready | in 404 404 404 404 404 404 404 404 404
POST /udt-test/plans/ghent/challenge/figures/ alt=Shade | 401 400 400 403 403 403 403 404 404 404
GET /udt-test/plans/ghent/challenge/figures/again/ | 401 200 200 403 403 403 403 404 404 404
POST /udt-test/plans/ghent/challenge/figures/again/{hidden_row}/ | 401 201 201 403 403 403 403 404 404 404
GET /udt-test/plans/ghent/challenge/figures/{figure} | in 200 200 200 200 200 200 404 404 404
POST /udt-test/plans/ghent/challenge/remarks/ revision=2&block=0&text=Why&audience=cohort | in 302 302 302 302 403 302 404 404 404
POST /udt-test/plans/ghent/challenge/remarks/{thread}/reply/ text=So. | in 302 302 302 302 403 302 404 404 404
POST /udt-test/plans/ghent/challenge/remarks/{thread}/change/{said}/ text=So. | in 403 403 302 403 403 403 404 404 404
POST /udt-test/plans/ghent/challenge/remarks/{resolved}/change/{said_before}/ text=So. | in 403 403 409 403 403 403 404 404 404
POST /udt-test/plans/ghent/challenge/remarks/{whispered}/change/{breathed}/ text=So. | in 404 404 404 302 404 403 404 404 404
POST /udt-test/plans/ghent/challenge/remarks/{thread}/change/{breathed}/ text=So. | in 404 404 404 404 404 404 404 404 404
POST /udt-test/plans/ghent/challenge/remarks/{thread}/resolve/ outcome=answered | in 302 302 403 403 403 302 404 404 404
POST /udt-test/plans/ghent/challenge/remarks/{resolved}/resolve/ outcome=answered | in 409 409 403 403 403 409 404 404 404
POST /udt-test/plans/ghent/challenge/remarks/{resolved}/reopen/ | in 302 302 403 403 403 302 404 404 404
POST /udt-test/plans/ghent/challenge/remarks/{thread}/attach/ revision=2&block=0 | in 409 409 409 403 403 409 404 404 404
POST /udt-test/plans/ghent/challenge/remarks/{whispered}/reply/ text=So. | in 404 404 404 302 404 302 404 404 404
POST /udt-test/plans/ghent/challenge/remarks/{whispered}/resolve/ outcome=answered | in 404 404 404 403 404 302 404 404 404
GET /udt-test/plans/ghent/data/text            | 401 200 200 404 404 404 200 404 404 404
PUT /udt-test/plans/ghent/data/text {{"text":"New.","base":1}} | 401 200 200 404 404 404 403 404 404 404
GET /udt-test/plans/ghent/data/edit/           | in 200 200 404 404 404 403 404 404 404
GET /udt-test/plans/ghent/data/history/        | in 200 200 404 404 404 200 404 404 404
GET /udt-test/plans/ghent/data/compare/?from=1&to=1 | in 200 200 404 404 404 200 404 404 404
POST /udt-test/plans/ghent/data/figures/ alt=Shade | 401 400 400 404 404 404 403 404 404 404
GET /udt-test/plans/ghent/data/figures/again/ | 401 200 200 404 404 404 403 404 404 404
POST /udt-test/plans/ghent/data/figures/again/{figure_row}/ | 401 201 201 404 404 404 403 404 404 404
GET /udt-test/plans/ghent/data/figures/{hidden} | in 200 200 404 404 404 200 404 404 404
POST /udt-test/plans/ghent/data/remarks/ revision=1&block=0&text=Why&audience=pair | in 302 302 404 404 404 302 404 404 404
POST /udt-test/plans/ghent/data/status/ to=ready&revision=1 | in 302 302 404 404 404 403 404 404 404
GET /udt-test/excerpts/propose/ghent/challenge/ | in 409 409 403 403 403 409 404 404 404
GET /udt-test/studio/plans/                    | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/plans/template/          | in 404 404 404 404 404 409 404 404 404
POST /udt-test/studio/plans/begin/             | in 404 404 404 404 404 302 404 404 404
"""

IN_REVIEW = """
GET /udt-test/plans/ghent/data/text            | 401 200 200 200 200 200 200 404 404 404
PUT /udt-test/plans/ghent/data/text {{"text":"New.","base":1}} | 401 200 200 403 403 403 403 404 404 404
POST /udt-test/plans/ghent/data/remarks/ revision=1&block=0&text=Why&audience=cohort | in 302 302 302 302 403 302 404 404 404
POST /udt-test/plans/ghent/move/ state=revise  | in 302 302 403 403 403 403 404 404 404
POST /udt-test/plans/ghent/move/ state=submit  | in 409 409 403 403 403 403 404 404 404
"""

SUBMITTED = """
POST /udt-test/plans/ghent/move/ state=accept  | in 403 403 403 403 403 302 404 404 404
POST /udt-test/plans/ghent/move/ state=send-back&note=Data | in 403 403 403 403 403 302 404 404 404
POST /udt-test/plans/ghent/move/ state=revise  | in 409 409 403 403 403 403 404 404 404
"""

ACCEPTED = """
GET /udt-test/plans/ghent/data/text            | 401 200 200 200 200 200 200 404 404 404
PUT /udt-test/plans/ghent/data/text {{"text":"New.","base":1}} | 401 409 409 403 403 403 403 404 404 404
GET /udt-test/plans/ghent/challenge/edit/      | in 409 409 403 403 403 403 404 404 404
POST /udt-test/plans/ghent/challenge/restore/ revision=1 | in 409 409 403 403 403 403 404 404 404
POST /udt-test/plans/ghent/challenge/status/ to=ready&revision=2 | in 409 409 403 403 403 403 404 404 404
POST /udt-test/plans/ghent/challenge/status/ to=reviewed&revision=2 | in 403 403 403 403 403 409 404 404 404
POST /udt-test/plans/ghent/challenge/remarks/ revision=2&block=0&text=Why&audience=cohort | in 403 403 403 403 403 302 404 404 404
GET /udt-test/excerpts/                        | in 200 200 200 404 404 200 404 404 404
GET /udt-test/excerpts/{proposed}/             | in 200 200 404 404 404 200 404 404 404
GET /udt-test/excerpts/propose/ghent/challenge/ | in 200 200 403 403 403 200 404 404 404
POST /udt-test/excerpts/propose/ghent/challenge/ revision=2&passages=0&then=propose | in 302 302 403 403 403 302 404 404 404
POST /udt-test/excerpts/{proposed}/agree/ naming=named | in 302 302 404 404 404 403 404 404 404
POST /udt-test/excerpts/{proposed}/decline/    | in 302 302 404 404 404 302 404 404 404
POST /udt-test/excerpts/{proposed}/withdraw/   | in 302 302 404 404 404 403 404 404 404
POST /udt-test/excerpts/{printed}/withdraw/    | in 302 302 404 404 404 403 404 404 404
POST /udt-test/excerpts/{agreed}/approve/      | in 403 403 404 404 404 302 404 404 404
POST /udt-test/excerpts/{proposed}/approve/    | in 403 403 404 404 404 409 404 404 404
POST /udt-test/excerpts/{withdrawn}/again/     | in 302 302 404 404 404 302 404 404 404
"""

GUIDE = """
GET /udt-test/guide/                           | 200 200 200 200 200 200 200 200 200 200
GET /udt-test/guide/1.0/                       | 200 200 200 200 200 200 200 200 200 200
GET /udt-test/guide/1.0/?q=cities               | 200 200 200 200 200 200 200 200 200 200
GET /udt-test/guide/1.0/framing/               | 200 200 200 200 200 200 200 200 200 200
GET /udt-test/guide/1.0/no-such/               | 404 404 404 404 404 404 404 404 404 404
GET /udt-test/guide/1.0.pdf                    | 200 200 200 200 200 200 200 200 200 200
GET /udt-test/guide/1.0/figures/{picture}      | 200 200 200 200 200 200 200 200 200 200
GET /udt-test/guide/e/{printed}                | 200 200 200 200 200 200 200 200 200 200
GET /udt-test/guide/e/{proposed}               | 404 404 404 404 404 404 404 404 404 404
GET /udt-test/guide/2.0/                       | 404 404 404 404 404 404 200 404 404 404
GET /udt-test/guide/2.0/opening/                | 404 404 404 404 404 404 200 404 404 404
GET /udt-test/guide/2.0.pdf                    | 404 404 404 404 404 404 404 404 404 404
GET /udt-test/studio/guide/                    | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/guide/editions/ version=3.0&title=Guide | in 404 404 404 404 404 302 404 404 404
GET /udt-test/studio/guide/builds/{done}/      | in 404 404 404 404 404 200 404 404 404
GET /udt-test/studio/guide/builds/{done}/file.pdf | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/guide/builds/{queued}/cancel/ | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/guide/builds/{done}/cancel/ | in 404 404 404 404 404 409 404 404 404
POST /udt-test/studio/guide/builds/{failed}/retry/ | in 404 404 404 404 404 302 404 404 404
GET /udt-test/studio/guide/2.0/                | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/guide/2.0/move/ to=consultation | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/guide/2.0/compile/       | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/guide/2.0/publish/ build={queued} | in 404 404 404 404 404 409 404 404 404
POST /udt-test/studio/guide/2.0/chapters/ code=data&title=Data | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/guide/1.0/chapters/ code=data&title=Data | in 404 404 404 404 404 409 404 404 404
GET /udt-test/studio/guide/2.0/chapters/opening/ | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/guide/2.0/chapters/opening/ title=Open | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/guide/2.0/chapters/opening/place/ excerpt={printed} | in 404 404 404 404 404 302 404 404 404
GET /udt-test/studio/guide/2.0/chapters/opening/texts/new/ | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/guide/2.0/chapters/opening/texts/new/ text=More. | in 404 404 404 404 404 302 404 404 404
GET /udt-test/studio/guide/2.0/chapters/opening/texts/{item}/ | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/guide/2.0/chapters/opening/texts/{item}/ text=Other.&base=1 | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/guide/2.0/chapters/opening/items/{item}/shift/ to=down | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/guide/2.0/chapters/opening/items/{item}/remove/ | in 404 404 404 404 404 302 404 404 404
"""

# By the state of Ghent's plan while it is asked.
TABLE = {
    "drafting": DESK + INVITATIONS + PEOPLE + PROGRAMME + DRAFTING,
    "in_review": IN_REVIEW,
    "submitted": SUBMITTED,
    "accepted": ACCEPTED + GUIDE,
}
