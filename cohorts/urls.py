"""Addresses of cohorts: invitations, people, and the organisers' studio."""

from django.urls import URLPattern, URLResolver, include, path

from cohorts.views import answers, cities, invitations, people, studio

people_urls = [
    path("", people.studio_people, name="studio_people"),
    path("invite/", invitations.InviteToRoleView.as_view(), name="invite_to_role"),
    path("seats/<int:seat>/invite/", invitations.InviteToSeatView.as_view(), name="invite_to_seat"),
    path("tenures/<int:tenure>/replace/", invitations.ReplaceView.as_view(), name="replace"),
    path("tenures/<int:tenure>/end/", people.end_a_tenure, name="end_tenure"),
    path("roles/<int:role>/end/", people.end_a_role, name="end_role"),
    path("invitations/<int:invitation>/resend/", invitations.resend, name="resend_invitation"),
    path("invitations/<int:invitation>/revoke/", invitations.revoke, name="revoke_invitation"),
]
cities_urls = [
    path("", cities.cities, name="cities"),
    path("new/", cities.NewCityView.as_view(), name="add_city"),
    path("pairs/new/", cities.NewPairView.as_view(), name="add_pair"),
    path("pairs/<slug:city>/", cities.PairView.as_view(), name="edit_pair"),
    path("pairs/<slug:city>/activate/", cities.activate, name="activate_pair"),
    path("pairs/<slug:city>/withdraw/", cities.withdraw, name="withdraw_pair"),
    path("pairs/<slug:city>/return/", cities.return_city, name="return_pair"),
]
studio_urls: list[URLPattern | URLResolver] = [
    path("", studio.studio, name="studio"),
    path("cohort/", studio.CohortView.as_view(), name="edit_cohort"),
    path("cohort/move/", studio.move_cohort, name="move_cohort"),
    path("organisations/new/", studio.OrganisationView.as_view(), name="add_organisation"),
    path("people/", include(people_urls)),
    path("cities/", include(cities_urls)),
]
app_name = "cohorts"
urlpatterns = [
    path("accounts/invitation/<str:secret>/", answers.InvitationView.as_view(), name="invitation"),
    path("accounts/invitation/<str:secret>/decline/", answers.decline, name="decline_invitation"),
    path("desk/cohorts/new/", studio.NewCohortView.as_view(), name="new_cohort"),
    path("<slug:cohort>/people/", people.people, name="people"),
    path("<slug:cohort>/studio/", include(studio_urls)),
]
