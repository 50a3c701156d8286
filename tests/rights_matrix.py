"""Who gets which answer from which address, by hand: the table of rights as a reader would test it.

Each line: method, address, perhaps a body, then after the bar the statuses of ten people:
visitor, author, partner, outsider, trainer, observer, organiser, stranger, former, superuser.
`in` leads to sign-in. Whoever declines another's letter is led to its page, which says 403.
Names in braces are those of tests/rights_stage.py.
Not signed in: pages lead to sign-in, data answers 401. Signed in: what one may not see is 404, what
one may see and not do is 403, what the state forbids is 409.
"""

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

PROGRAMME = """
GET /udt-test/programme/                       | 200 200 200 200 200 200 200 200 200 200
GET /udt-test/programme.ics                    | 200 200 200 200 200 200 200 200 200 200
GET /udt-test/programme.json                   | 200 200 200 200 200 200 200 200 200 200
GET /udt-test/programme.xml                    | 200 200 200 200 200 200 200 200 200 200
GET /udt-test/programme.csv                    | 200 200 200 200 200 200 200 200 200 200
GET /udt-test/programme.pdf                    | 200 200 200 200 200 200 200 200 200 200
GET /udt-test/programme/changes.atom           | 200 200 200 200 200 200 200 200 200 200
GET /udt-test/programme/releases/1/            | 200 200 200 200 200 200 200 200 200 200
GET /udt-test/programme/releases/9/            | 404 404 404 404 404 404 404 404 404 404
GET /udt-test/programme/releases/1/consultation/ | in 200 200 200 200 200 200 404 404 404
GET /udt-test/programme/releases/9/consultation/ | in 404 404 404 404 404 404 404 404 404
POST /udt-test/programme/releases/1/consultation/ session=taught&field=when&text=Why | in 302 302 302 302 403 302 404 404 404
POST /udt-test/programme/releases/1/consultation/ session=taught&field=when&text= | in 422 422 422 422 403 422 404 404 404
POST /udt-test/programme/releases/1/consultation/ session=nowhere&field=when&text=Why | in 409 409 409 409 403 409 404 404 404
POST /udt-test/programme/remarks/{asked}/reply/ text=Indeed | in 302 302 302 302 403 302 404 404 404
POST /udt-test/programme/remarks/{decided}/reply/ text=Indeed | in 409 409 409 409 403 409 404 404 404
POST /udt-test/programme/remarks/{asked}/decide/ outcome=changed | in 403 403 403 403 403 302 404 404 404
POST /udt-test/programme/remarks/{asked}/decide/ outcome=declined | in 403 403 403 403 403 422 404 404 404
POST /udt-test/programme/remarks/{decided}/decide/ outcome=changed | in 403 403 403 403 403 409 404 404 404
POST /udt-test/programme/remarks/{decided}/reopen/ | in 403 403 403 403 403 302 404 404 404
POST /udt-test/programme/remarks/{asked}/reopen/ | in 403 403 403 403 403 409 404 404 404
POST /udt-test/programme/remarks/999/reply/ text=Indeed | in 404 404 404 404 404 404 404 404 404
GET /udt-test/programme/polls/{poll}/          | in 200 200 200 200 200 200 404 404 404
GET /udt-test/programme/polls/999/             | in 404 404 404 404 404 404 404 404 404
POST /udt-test/programme/polls/{poll}/ p{early}=yes&p{late}=if | in 302 302 302 302 403 403 404 404 404
POST /udt-test/programme/polls/{poll}/ p{early}=yes | in 422 422 422 422 403 403 404 404 404
POST /udt-test/programme/polls/{past_poll}/ p{past_early}=yes&p{past_late}=if | in 409 409 409 403 403 403 404 404 404
POST /udt-test/programme/polls/{poll}/nudge/   | in 403 403 403 403 403 302 404 404 404
POST /udt-test/programme/polls/{past_poll}/nudge/ | in 403 403 403 403 403 409 404 404 404
POST /udt-test/programme/polls/{poll}/close/ choice={early}&certainty=firm | in 403 403 403 403 403 302 404 404 404
POST /udt-test/programme/polls/{poll}/close/ certainty=firm | in 403 403 403 403 403 422 404 404 404
POST /udt-test/programme/polls/{past_poll}/close/ choice=none&certainty=firm | in 403 403 403 403 403 409 404 404 404
POST /udt-test/programme/polls/{past_poll}/reopen/ | in 403 403 403 403 403 302 404 404 404
POST /udt-test/programme/polls/{poll}/reopen/  | in 403 403 403 403 403 409 404 404 404
GET /udt-test/programme/sessions/taught/ | 200 200 200 200 200 200 200 200 200 200
GET /udt-test/programme/sessions/past/ | 404 404 404 404 404 404 404 404 404 404
GET /udt-test/programme/sessions/nowhere/ | 404 404 404 404 404 404 404 404 404 404
GET /udt-test/programme/materials/{handout}/ | in 200 200 200 200 200 200 404 404 404
GET /udt-test/programme/materials/{councils}/ | in 302 302 302 302 302 302 404 404 404
GET /udt-test/programme/materials/{later}/ | in 404 404 404 200 404 200 404 404 404
GET /udt-test/programme/materials/{away}/ | in 404 404 404 200 404 200 404 404 404
GET /udt-test/programme/materials/999/ | in 404 404 404 404 404 404 404 404 404
GET /udt-test/programme/materials/{handout}/1/ | in 404 404 404 200 404 200 404 404 404
GET /udt-test/programme/materials/{handout}/2/ | in 200 200 200 200 200 200 404 404 404
GET /udt-test/programme/materials/{handout}/3/ | in 404 404 404 404 404 404 404 404 404
GET /desk/calendar/                            | in 200 200 200 200 200 200 200 200 200
POST /desk/calendar/renew/                     | in 302 302 302 302 302 302 302 302 302
GET /feeds/{feed}.ics                          | 200 200 200 200 200 200 200 200 200 200
GET /feeds/1-guessed.ics                       | 404 404 404 404 404 404 404 404 404 404
GET /udt-test/practical/                       | 200 200 200 200 200 200 200 200 200 200
GET /udt-test/outputs/                         | in 200 200 200 200 200 200 404 404 404
POST /udt-test/outputs/{brief}/ghent/ move=deliver&note=Ours | in 302 302 403 403 403 403 404 404 404
POST /udt-test/outputs/{brief}/ghent/ move=deliver&note= | in 422 422 403 403 403 403 404 404 404
POST /udt-test/outputs/{brief}/ghent/ move=reopen | in 409 409 403 403 403 403 404 404 404
POST /udt-test/outputs/{brief}/ghent/ move=waive&note=Ours | in 400 400 403 403 403 403 404 404 404
POST /udt-test/outputs/{brief}/sofia/ move=deliver&note=Ours | in 404 404 404 404 404 404 404 404 404
POST /udt-test/outputs/{output}/ghent/ move=deliver&note=Ours | in 404 404 404 404 404 404 404 404 404
GET /udt-test/studio/outputs/                  | in 404 404 404 404 404 200 404 404 404
GET /udt-test/studio/outputs/{brief}/          | in 404 404 404 404 404 200 404 404 404
GET /udt-test/studio/outputs/999/              | in 404 404 404 404 404 404 404 404 404
POST /udt-test/studio/outputs/{output}/ move=deliver | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/outputs/{output}/ move=reopen | in 404 404 404 404 404 409 404 404 404
GET /udt-test/studio/outputs/{brief}/ghent/    | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/outputs/{brief}/ghent/ move=waive&note=Ill | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/outputs/{brief}/ghent/ move=waive&note= | in 404 404 404 404 404 422 404 404 404
POST /udt-test/studio/outputs/{brief}/ghent/ move=reopen | in 404 404 404 404 404 409 404 404 404
POST /udt-test/studio/outputs/{brief}/ghent/extension/ until=2090-01-14&reason=Ill | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/outputs/{brief}/ghent/extension/ until=2024-01-14&reason=Ill | in 404 404 404 404 404 422 404 404 404
POST /udt-test/studio/outputs/{brief}/oslo/extension/back/ | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/outputs/{brief}/ghent/extension/back/ | in 404 404 404 404 404 404 404 404 404
GET /udt-test/studio/outputs/needs/council/    | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/outputs/needs/council/ outputs={brief} | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/outputs/needs/taught/ outputs={brief} | in 404 404 404 404 404 422 404 404 404
GET /udt-test/studio/programme/coverage/       | in 404 404 404 404 404 200 404 404 404
GET /udt-test/studio/programme/                | in 404 404 404 404 404 200 404 404 404
GET /udt-test/studio/programme/new/            | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/programme/new/ {sheet}   | in 404 404 404 404 404 302 404 404 404
GET /udt-test/studio/programme/timetable/      | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/programme/council/line/ version=1 | in 404 404 404 404 404 422 404 404 404
POST /udt-test/studio/programme/taught/line/ version=1 | in 404 404 404 403 404 422 404 404 404
GET /udt-test/studio/programme/council/delete/ | in 404 404 404 404 404 200 404 404 404
GET /udt-test/studio/programme/taught/delete/ | in 404 404 404 403 404 200 404 404 404
POST /udt-test/studio/programme/council/delete/ version=99 | in 404 404 404 404 404 409 404 404 404
POST /udt-test/studio/programme/taught/delete/ version=99 | in 404 404 404 403 404 409 404 404 404
POST /udt-test/studio/programme/council/shift/ version=1&day=2024-11-07&start=09:00&end=08:00 | in 404 404 404 404 404 422 404 404 404
POST /udt-test/studio/programme/taught/shift/ version=1&day=2024-11-07&start=09:00&end=10:00 | in 404 404 404 403 404 422 404 404 404
POST /udt-test/studio/programme/undo/          | in 404 404 404 404 404 409 404 404 404
GET /udt-test/studio/programme/release/        | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/programme/release/ kind=final&number=2 | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/programme/release/1/booklet/ | in 404 404 404 404 404 409 404 404 404
POST /udt-test/studio/programme/release/9/booklet/ | in 404 404 404 404 404 404 404 404 404
GET /udt-test/studio/programme/import/         | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/programme/import/        | in 404 404 404 404 404 422 404 404 404
GET /udt-test/studio/programme/import/columns/ | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/programme/import/columns/ column-0=title&column-1= | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/programme/import/columns/ column-0= | in 404 404 404 404 404 422 404 404 404
GET /udt-test/studio/programme/import/preview/ | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/programme/import/preview/ | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/programme/import/accept/ | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/programme/import/drop/   | in 404 404 404 404 404 302 404 404 404
GET /udt-test/studio/programme/release/1/messages/ | in 404 404 404 404 404 200 404 404 404
GET /udt-test/studio/programme/release/9/messages/ | in 404 404 404 404 404 404 404 404 404
POST /udt-test/studio/programme/release/1/messages/ text=Dear&version=1 | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/programme/release/1/messages/ text=Dear&version=7 | in 404 404 404 404 404 409 404 404 404
POST /udt-test/studio/programme/release/1/messages/ text=Dear | in 404 404 404 404 404 422 404 404 404
POST /udt-test/studio/programme/release/1/messages/send/ | in 404 404 404 404 404 302 404 404 404
GET /udt-test/studio/programme/release/1/messages/{letter}/ | in 404 404 404 404 404 200 404 404 404
GET /udt-test/studio/programme/release/1/messages/999/ | in 404 404 404 404 404 404 404 404 404
POST /udt-test/studio/programme/release/1/messages/{letter}/ subject=For&text=you&version=1 | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/programme/release/1/messages/{letter}/ subject=For&text=you&version=7 | in 404 404 404 404 404 409 404 404 404
POST /udt-test/studio/programme/release/1/messages/{letter}/ subject=For&text=&version=1 | in 404 404 404 404 404 422 404 404 404
POST /udt-test/studio/programme/release/1/messages/{letter}/move/ move=hold | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/programme/release/1/messages/{letter}/move/ move=send | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/programme/release/1/messages/{letter}/move/ move=again | in 404 404 404 404 404 409 404 404 404
POST /udt-test/studio/programme/release/1/messages/{letter}/move/ move=fly | in 404 404 404 404 404 400 404 404 404
GET /udt-test/studio/programme/phases/new/     | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/programme/phases/new/ code=after&title=After&order=2 | in 404 404 404 404 404 302 404 404 404
GET /udt-test/studio/programme/phases/before/  | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/programme/phases/before/ title=Early&order=1 | in 404 404 404 404 404 302 404 404 404
GET /udt-test/studio/programme/phases/before/practical/ | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/programme/phases/before/practical/ venue=Hall&version=0 | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/programme/phases/before/practical/ venue=Hall&version=7 | in 404 404 404 404 404 422 404 404 404
GET /udt-test/studio/programme/phases/nowhere/practical/ | in 404 404 404 404 404 404 404 404 404
GET /udt-test/studio/programme/tracks/new/     | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/programme/tracks/new/ code=law&title=Law&kind=policy | in 404 404 404 404 404 302 404 404 404
GET /udt-test/studio/programme/tracks/all/     | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/programme/tracks/all/ title=Everybody&kind=common | in 404 404 404 404 404 302 404 404 404
GET /udt-test/studio/programme/warnings/trainers/e3b0c44298fc1c14/ | in 404 404 404 404 404 200 404 404 404
GET /udt-test/studio/programme/warnings/trainers/0000/ | in 404 404 404 404 404 409 404 404 404
POST /udt-test/studio/programme/warnings/trainers/e3b0c44298fc1c14/ sessions=council&reason=Later | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/programme/warnings/trainers/e3b0c44298fc1c14/ sessions=council&reason= | in 404 404 404 404 404 422 404 404 404
POST /udt-test/studio/programme/warnings/outputs/e3b0c44298fc1c14/ sessions=council&reason=Later | in 404 404 404 404 404 409 404 404 404
POST /udt-test/studio/programme/warnings/{accepted}/back/ | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/programme/warnings/999/back/ | in 404 404 404 404 404 404 404 404 404
GET /udt-test/studio/programme/taught/         | in 404 404 404 200 404 200 404 404 404
GET /udt-test/studio/programme/taught/poll/    | in 404 404 404 403 404 302 404 404 404
GET /udt-test/studio/programme/council/poll/   | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/programme/council/poll/ {times} | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/programme/council/poll/ answer_by=2090-01-01 | in 404 404 404 404 404 422 404 404 404
POST /udt-test/studio/programme/taught/poll/ {times} | in 404 404 404 403 404 409 404 404 404
GET /udt-test/studio/programme/council/        | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/programme/taught/ {sheet} | in 404 404 404 403 404 302 404 404 404
POST /udt-test/studio/programme/taught/move/ move=confirm | in 404 404 404 403 404 302 404 404 404
POST /udt-test/studio/programme/taught/move/ move=close | in 404 404 404 403 404 409 404 404 404
POST /udt-test/studio/programme/taught/materials/ materials=Maps | in 404 404 404 302 404 302 404 404 404
POST /udt-test/studio/programme/council/materials/ materials=Maps | in 404 404 404 404 404 302 404 404 404
GET /udt-test/studio/programme/taught/supplies/ | in 404 404 404 200 404 200 404 404 404
GET /udt-test/studio/programme/council/supplies/ | in 404 404 404 404 404 200 404 404 404
GET /udt-test/studio/programme/taught/units/ | in 404 404 404 403 404 200 404 404 404
POST /udt-test/studio/programme/taught/units/ units=TEC-102 | in 404 404 404 403 404 302 404 404 404
POST /udt-test/studio/programme/taught/units/ units=TEC-999 | in 404 404 404 403 404 422 404 404 404
GET /udt-test/studio/programme/past/recording/ | in 404 404 404 404 404 200 404 404 404
GET /udt-test/studio/programme/taught/recording/ | in 404 404 404 403 404 409 404 404 404
POST /udt-test/studio/programme/past/recording/ link=https://example.org/film&audience=members&consent=Everybody&agreed_on=2024-01-14 | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/programme/past/recording/ link=https://example.org/film&audience=members&consent=Everybody&agreed_on= | in 404 404 404 404 404 422 404 404 404
POST /udt-test/studio/programme/past/recording/drop/ | in 404 404 404 404 404 302 404 404 404
POST /udt-test/studio/programme/taught/recording/drop/ | in 404 404 404 403 404 404 404 404 404
GET /udt-test/studio/programme/taught/materials/new/ | in 404 404 404 200 404 200 404 404 404
POST /udt-test/studio/programme/taught/materials/new/ title=Slides&link=https://example.org/slides&visible_from=2090-01-14 | in 404 404 404 302 404 302 404 404 404
POST /udt-test/studio/programme/taught/materials/new/ title=Slides&link= | in 404 404 404 422 404 422 404 404 404
GET /udt-test/studio/programme/council/materials/new/ | in 404 404 404 404 404 200 404 404 404
GET /udt-test/studio/programme/taught/materials/{handout}/ | in 404 404 404 200 404 200 404 404 404
GET /udt-test/studio/programme/taught/materials/{councils}/ | in 404 404 404 404 404 404 404 404 404
GET /udt-test/studio/programme/council/materials/{councils}/ | in 404 404 404 404 404 200 404 404 404
POST /udt-test/studio/programme/taught/materials/{handout}/ title=Maps&visible_from=2090-01-14 | in 404 404 404 302 404 302 404 404 404
POST /udt-test/studio/programme/taught/materials/{handout}/ title= | in 404 404 404 422 404 422 404 404 404
POST /udt-test/studio/programme/taught/materials/{handout}/version/ link=https://example.org/new&note=Clearer | in 404 404 404 302 404 302 404 404 404
POST /udt-test/studio/programme/taught/materials/{handout}/version/ note=Clearer | in 404 404 404 422 404 422 404 404 404
POST /udt-test/studio/programme/taught/materials/{away}/version/ link=https://example.org/new | in 404 404 404 409 404 409 404 404 404
POST /udt-test/studio/programme/taught/materials/{handout}/shift/ way=down | in 404 404 404 302 404 302 404 404 404
POST /udt-test/studio/programme/taught/materials/{handout}/shift/ way=round | in 404 404 404 400 404 400 404 404 404
POST /udt-test/studio/programme/taught/materials/{handout}/away/ | in 404 404 404 302 404 302 404 404 404
POST /udt-test/studio/programme/taught/materials/{away}/away/ | in 404 404 404 409 404 409 404 404 404
POST /udt-test/studio/programme/taught/materials/{away}/again/ | in 404 404 404 302 404 302 404 404 404
POST /udt-test/studio/programme/taught/materials/{handout}/again/ | in 404 404 404 409 404 409 404 404 404
POST /udt-test/studio/programme/taught/outputs/{output}/ move=deliver | in 404 404 404 403 404 302 404 404 404
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
