"""Every address. Public ones stand unprefixed in the default language and under /en/ in the other."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from desk.calendar import feed
from newsroom import health
from pages.views import machines

handler400 = "pages.errors.bad_request"
handler403 = "pages.errors.forbidden"
handler404 = "pages.errors.not_found"

urlpatterns = [
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
    path("admin/", admin.site.urls),
    path("calendar/<str:token>.ics", feed.for_reader, name="own-calendar"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("robots.txt", machines.robots, name="robots"),
    path("", include("images.urls")),
    *i18n_patterns(path("", include("articles.urls")), path("", include("pages.urls")), prefix_default_language=False),
]
