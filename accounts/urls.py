"""Addresses of one's own account, beside those of sign-in."""

from django.urls import path

from accounts.views import ProfileView

app_name = "accounts_own"
urlpatterns = [
    path("profile/", ProfileView.as_view(), name="profile"),
]
