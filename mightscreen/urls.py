"""All addresses: the pages of the application, and the administration."""

from django.contrib import admin
from django.urls import include, path

from screening.views.sign_in import administration_password, administration_sign_in

urlpatterns = [
    path("administration/login/", administration_sign_in, name="administration_sign_in"),
    path("administration/password_change/", administration_password, name="administration_password"),
    path("administration/", admin.site.urls),
    path("", include("screening.urls")),
]

handler400 = "screening.views.errors.bad_request"
handler403 = "screening.views.errors.permission_denied"
handler404 = "screening.views.errors.page_not_found"
handler500 = "screening.views.errors.server_error"
