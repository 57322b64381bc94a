"""Where pictures are served."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from images import views


class TokenConverter(StringConverter):
    regex = "[0-9a-f]{32}"


register_converter(TokenConverter, "token")
urlpatterns = [path("media/<token:token>/<int:width>.webp", views.picture, name="picture")]
