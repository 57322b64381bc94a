"""The form of a story: the working copy, and the version it was opened in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from taggit.forms import TagField
from taggit.models import Tag

from articles import addresses, keys
from articles.admin import chosen, conflict, merging, opening
from articles.admin.widgets import AnswersField, BodyField, TagInput
from articles.models import Article, Author
from companies.meant import standing_for
from companies.models import Company, Person


class ArticleForm(forms.ModelForm):
    """`base` is the revision the person began from: saving on top of another one is refused, with both texts shown.

    `answers` are those to offers that the server could not keep yet, above all in a story that isn't saved.
    """

    BESIDE_THE_TEXT = ("base", "answers")
    body = BodyField(label=_("Text"), required=False)
    tags = TagField(label=_("Tags"), required=False, widget=TagInput, help_text=_("Separated by commas."))
    base = forms.IntegerField(required=False, widget=forms.HiddenInput)
    answers = AnswersField()

    class Meta:
        model = Article
        fields = (
            "headline",
            "kicker",
            "standfirst",
            "body",
            "dateline",
            "section",
            "authors",
            "tags",
            "companies",
            "partnerships",
            "milestones",
            "people",
            "reported",
            "picture",
            "language",
            "original",
            "slug",
            "dated",
        )
        widgets = {
            "kicker": forms.TextInput(attrs={"placeholder": _("Kicker")}),
            "headline": forms.Textarea(attrs={"rows": 1, "placeholder": _("Headline")}),
            "standfirst": forms.Textarea(attrs={"rows": 1, "placeholder": _("What the story says, in two sentences")}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conflict: conflict.Conflict | None = None
        self.merged: merging.Merged = []
        # Read with the form; a text that isn't saved yet may be put in its place.
        self.tagged = [tag.name for tag in self.initial.get("tags", ())] if self.instance.pk else []
        chosen.remember(self)
        if not self.instance.pk and "headline" in self.fields:
            self.fields["headline"].widget.attrs["autofocus"] = True
        # A form of somebody who may only read has no fields.
        if self.instance.pk and "language" in self.fields:
            self.fields["base"].initial = self.instance.head_id
            if opening.was_addressed(self.instance):
                self.fields["language"].disabled = True

    def byline(self) -> list[Author]:
        """The chosen authors in their order."""
        return list(self.cleaned_data["authors"])

    def clean_authors(self) -> list[Author]:
        """In the order in which they were posted."""
        posted: Any = self["authors"].data
        order = {str(pk): place for place, pk in enumerate(posted)}
        return sorted(self.cleaned_data["authors"], key=lambda author: order.get(str(author.pk), len(order)))

    def clean_companies(self) -> Any:
        """One that was merged while the form was open stands for the other one."""
        return standing_for(Company, [one.pk for one in self.cleaned_data["companies"]])

    def clean_people(self) -> Any:
        return standing_for(Person, [one.pk for one in self.cleaned_data["people"]])

    def clean_headline(self) -> str:
        return " ".join(self.cleaned_data["headline"].split())

    def clean_tags(self) -> list[str]:
        tags = self.cleaned_data["tags"]
        longest = Tag._meta.get_field("name").max_length or 0
        if any(len(tag) > longest for tag in tags):
            raise ValidationError(_("A tag has at most %(limit)d characters."), params={"limit": longest})
        for tag in tags:
            if not slugify(tag):
                raise ValidationError(
                    _("“%(tag)s” can't become an address: a tag needs a Latin letter or a digit."), params={"tag": tag}
                )
        return tags

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        if slug and addresses.is_taken(slug, self.instance):
            raise ValidationError(_("Another story has this slug: choose another one."))
        return slug

    def clean_original(self) -> Article | None:
        original = self.cleaned_data["original"]
        if original and original.pk == self.instance.pk:
            raise ValidationError(_("A story can't be the translation of itself."))
        if original and self.instance.pk and self.instance.translations.exists():
            raise ValidationError(_("This story has translations of its own: link those to its original instead."))
        if original and original.language == self.cleaned_data.get("language", self.instance.language):
            raise ValidationError(_("A translation must be in a different language from its original."))
        return original

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        # The admin reads the instance under its row lock when a form is posted, so this can't be overtaken.
        head = self.instance.head_id
        agreed = {cleaned.get("base"), keys.number(self.data.get("_overwrite"))}
        if self.instance.pk and head not in agreed:
            stored = Article.objects.select_related("head__made_by").get(pk=self.instance.pk)
            self.conflict = conflict.between(stored, self)
            if self._says_the_same_as(stored):  # a second click
                self.conflict = None
                return cleaned
            if self.conflict and keys.number(self.data.get("_resolve")) == head:
                self._settle(self.conflict, stored)
                return self.cleaned_data
            merged = merging.merge(self, stored)
            if merged is not None:
                self.conflict, self.merged = None, merged
                return self.cleaned_data
            says = _(
                "Somebody else saved this story in the meantime. Nothing of yours is lost: compare both texts below."
            )
            raise ValidationError(says, code=conflict.CODE)
        return cleaned

    def _settle(self, found: conflict.Conflict, stored: Article) -> None:
        """Takes of both texts what was chosen. Refused while a choice is missing."""
        if found.undecided:
            names = ", ".join(one.label for one in found.undecided)
            raise ValidationError(_("Choose whose text shall stay: %(list)s."), params={"list": names})
        conflict.take_choices(found, stored, self)
        if "original" in self.cleaned_data:
            try:
                self.clean_original()
            except ValidationError as error:
                self.add_error("original", error)

    def _says_the_same_as(self, stored: Article) -> bool:
        """To the mark and in the same order, which the differences shown don't tell."""
        if self.errors or not self.conflict or self.conflict.differences:
            return False
        byline = [author.pk for author in self.byline()]
        return self.cleaned_data["body"] == stored.body and byline == stored.links()["authors"]
