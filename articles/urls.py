"""Where stories are read."""

from django.urls import path

from articles import preview, views

urlpatterns = [
    path("preview/<str:signed>/", preview.shared, name="preview"),
    path("articles/<slug:slug>/", views.article, name="article"),
]
