"""Side effects of pictures, run by the worker; a page never waits for them."""

from procrastinate.contrib.django import app


@app.task(name="images.make_renditions", retry=3)
def make_renditions(*, picture_id: int) -> None:
    from images import renditions  # models can't be imported while the apps are being loaded
    from images.models import Picture

    picture = Picture.objects.filter(pk=picture_id).first()
    if picture:
        renditions.make(picture)
