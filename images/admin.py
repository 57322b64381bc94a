"""The picture library at the desk."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from embargoes.choosing import EmbargoedAdmin
from images import originals, renditions
from images.deleting import DeletingAdmin
from images.models import Picture


class PictureForm(forms.ModelForm):
    """Takes a file for a new picture; a stored one keeps its file. `known` is the picture that the file is already."""

    known: Picture | None = None
    upload = forms.FileField(
        label=_("File"),
        help_text=_(
            "JPEG, PNG, WebP or AVIF. What the camera wrote into the file (place, time, serial number) is removed."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
    )

    class Meta:
        model = Picture
        fields = ("title", "alt", "alt_en", "caption", "caption_en", "credit", "focal_x", "focal_y")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["upload"]

    def clean_upload(self) -> originals.Original:
        original = originals.read(self.cleaned_data["upload"])
        self.known = Picture.objects.filter(digest=original.digest).first()
        if self.known:
            raise ValidationError(
                _("This picture is in the library already: “%(title)s”."), params={"title": self.known.title}
            )
        return original


@admin.register(Picture)
class PictureAdmin(EmbargoedAdmin, DeletingAdmin):
    form = PictureForm
    list_display = ("thumbnail", "title", "alt", "credit", "size", "uploaded_at")
    list_display_links = ("thumbnail", "title")
    search_fields = ("title", "alt", "caption", "credit")
    readonly_fields = ("preview",)
    show_full_result_count = False

    class Media:
        js = ("js/desk-focal.js",)

    def get_fieldsets(self, request: HttpRequest, obj: Picture | None = None) -> Any:
        texts = ("title", "alt", "alt_en", "caption", "caption_en", "credit")
        focal = (_("Focal point"), {"fields": (("focal_x", "focal_y"),)})
        if obj is None:
            return [(None, {"fields": ("upload", *texts)}), focal, self.under(obj)]
        return [(None, {"fields": ("preview", *texts)}), focal, self.under(obj)]

    def save_model(self, request: HttpRequest, obj: Picture, form: Any, change: bool) -> None:
        if change:
            obj.save()
        else:
            obj.pk = originals.store(form.cleaned_data["upload"], obj, by=request.user).pk  # type: ignore[arg-type]

    @admin.display(description=_("picture"))
    def thumbnail(self, picture: Picture) -> str:
        return format_html(
            '<img class="thumbnail" src="{}" alt="{}" width="96" height="64" loading="lazy">',
            renditions.address(picture.token, 480),
            picture.title,
        )

    @admin.display(description=_("picture"))
    def preview(self, picture: Picture) -> str:
        return format_html(
            '<img class="preview" data-focal src="{}" alt="{}" width="{}" height="{}">',
            renditions.address(picture.token, 960),
            picture.alt,
            picture.width,
            picture.height,
        )

    @admin.display(description=_("size"))
    def size(self, picture: Picture) -> str:
        return f"{picture.width} × {picture.height}"
