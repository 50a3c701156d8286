"""The part of the table of rights that is about the programme: see tests/rights_matrix.py."""

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
