"""The addresses of Trellis, put together from its rooms."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("accounts/", include("accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("", include("desk.urls")),
    path("", include("cohorts.urls")),
    path("", include("programme.urls")),
    path("", include("guide.urls")),
    path("", include("actionplans.urls")),
]
