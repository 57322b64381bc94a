"""What the editor asks for while one writes: pictures of the library, a place to upload one, companies by name."""

from pathlib import PurePath
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST, require_safe

from articles import keys
from companies.search import companies_like
from images import originals, renditions
from images.admin import PictureForm
from images.models import Picture

A_PAGE = 24
MOST_IDS = 200
_TYPED = 100


@require_safe
def pictures(request: HttpRequest) -> JsonResponse:
    """A page of the library, newest first, of pictures that hold every word of `q`; or those named by `ids`."""
    if not request.user.has_perm("images.view_picture"):
        raise PermissionDenied
    if "ids" in request.GET:
        named = [pk for part in request.GET["ids"].split(",")[:MOST_IDS] if (pk := keys.number(part))]
        return JsonResponse({"pictures": [shown(picture) for picture in Picture.objects.filter(pk__in=named)]})
    found = _holding(request.GET.get("q", "")[:_TYPED].split())
    before = keys.number(request.GET.get("before"))
    page = list((found.filter(pk__lt=before) if before else found).order_by("-pk")[: A_PAGE + 1])
    more = page[A_PAGE - 1].pk if len(page) > A_PAGE else None
    return JsonResponse({"pictures": [shown(picture) for picture in page[:A_PAGE]], "more": more})


class UploadForm(PictureForm):
    """A new picture with what is known of it at that moment; the rest can be told later."""

    class Meta(PictureForm.Meta):
        fields = ("title", "alt", "caption", "credit")  # type: ignore[assignment]

    def __init__(self, data: Any, files: Any) -> None:
        title = data.get("title", "").strip() or _title(files.get("upload"))
        super().__init__({name: data.get(name, "") for name in self._meta.fields or ()} | {"title": title}, files)


@require_POST
def upload(request: HttpRequest) -> JsonResponse:
    """Takes a file into the library: 201; 400 and a sentence for what can't be one; 409 and the picture it is."""
    if not request.user.has_perm("images.add_picture"):
        raise PermissionDenied
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        stored = originals.store(form.cleaned_data["upload"], form.instance, by=request.user)  # type: ignore[arg-type]
        return JsonResponse({"picture": shown(stored)}, status=201)
    answer: dict[str, Any] = {"error": " ".join(str(said) for field in form.errors.values() for said in field)}
    if form.known:
        return JsonResponse(answer | {"known": shown(form.known)}, status=409)
    return JsonResponse(answer, status=400)


@require_safe
def companies(request: HttpRequest) -> JsonResponse:
    """The companies of the register that are called something like `q`."""
    if not request.user.has_perm("companies.view_company"):
        raise PermissionDenied
    found = companies_like(request.GET.get("q", ""))
    return JsonResponse(
        {"companies": [{"id": one.id, "name": one.name, "kind": one.kind, "alias": one.alias} for one in found]}
    )


def shown(picture: Picture) -> dict[str, Any]:
    """What the editor knows of a picture."""
    return {
        "id": picture.pk,
        "title": picture.title,
        "alt": picture.alt,
        "caption": picture.caption,
        "credit": picture.credit,
        "width": picture.width,
        "height": picture.height,
        "small": renditions.address(picture.token, 480),
        "large": renditions.address(picture.token, 960),
    }


def _holding(words: list[str]) -> QuerySet[Picture]:
    found = Picture.objects.all()
    for word in words:
        found = found.filter(
            Q(title__icontains=word) | Q(caption__icontains=word) | Q(credit__icontains=word) | Q(alt__icontains=word)
        )
    return found


def _title(file: Any) -> str:
    """What the file's name says, for the desk to find it by; it is never part of an address."""
    longest = Picture._meta.get_field("title").max_length
    name = PurePath(file.name if file else "").stem.replace("\0", "")
    return " ".join(name.replace("_", " ").split())[:longest]
