"""The queue is a hint: down, doubled or late, the row tells the truth."""

import time

import pytest
from celery import Celery

from config.celery import app
from desk.domain.background import requeue_builds, run_pending_builds, run_tick
from guide.domain.build import claim_build, request_build
from guide.models import Build
from guide.tasks import enqueue_build, run_build_task

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def queue_down(settings):
    """A Celery application whose Redis refuses every connection."""
    down = Celery("down", broker="redis://127.0.0.1:1/0", set_as_current=True)
    down.config_from_object("django.conf:settings", namespace="CELERY")
    down.conf.update(
        broker_url="redis://127.0.0.1:1/0",
        broker_transport_options=settings.QUEUE_PATIENCE,
    )
    down.set_default()
    yield down
    app.set_current()
    app.set_default()


@pytest.mark.django_db(transaction=True)
def test_with_the_queue_down_the_click_answers_and_says_queued(client, cast, frozen, queue_down):
    client.force_login(cast.organiser, backend=BACKEND)
    click = "/udt-test/studio/guide/1.0/compile/"
    answer = client.post(click, follow=True)  # loads what a server that runs has loaded
    began = time.monotonic()
    client.post(click)
    took = time.monotonic() - began
    build = Build.objects.get()

    assert answer.status_code == 200
    assert "The queue does not answer. The build waits here and is sent again." in answer.text
    assert build.state == "queued"
    assert took < 2


@pytest.mark.django_db(transaction=True)
def test_a_queue_that_is_down_is_no_error_of_the_tick(cast, frozen, queue_down):
    build = request_build(frozen, by=cast.organiser)
    run_tick()

    assert (requeue_builds(), Build.objects.get(pk=build.pk).state) == (0, "queued")


def test_with_the_queue_up_it_is_sent(cast, frozen):
    assert enqueue_build(request_build(frozen, by=cast.organiser)) is True


def test_a_second_message_finds_nothing_to_do(cast, frozen):
    build = request_build(frozen, by=cast.organiser)
    claim_build(build.pk)
    run_build_task(build_id=build.pk)

    assert Build.objects.get(pk=build.pk).attempts == 1


def test_a_command_runs_what_is_queued_in_its_own_process(cast, frozen):
    build = request_build(frozen, by=cast.organiser)
    ran = run_pending_builds()

    assert [each.pk for each in ran] == [build.pk]
    assert Build.objects.get(pk=build.pk).state == "done"


def test_the_settings_of_the_queue_are_read():
    assert app.conf.task_acks_late is False
    assert app.conf.task_publish_retry is False
    assert list(app.conf.beat_schedule) == ["tick"]
