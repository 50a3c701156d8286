"""Addresses of one's own account, beside those of sign-in."""

from django.urls import URLPattern

app_name = "accounts_own"
urlpatterns: list[URLPattern] = []
