// A button beside the story's picture that opens the library; the select box stays for who prefers it.
import { pictureOf } from "desk-editor/known";
import { element, say, told } from "desk-editor/words";

const select = document.querySelector("select#id_picture");

const setUp = () => {
  const image = element("img", { alt: "", class: "desk-lead" });
  const choose = element("button", { type: "button", class: "button desk-lead-choose" }, say("choose"));
  const show = async () => {
    const picture = select.value ? await pictureOf(Number(select.value)) : null;
    image.hidden = !picture;
    if (!picture) return;
    Object.entries({ src: picture.small, alt: picture.alt || picture.title, width: picture.width, height: picture.height })
      .forEach(([name, value]) => image.setAttribute(name, value));
  };
  choose.addEventListener("click", async () => {
    const picture = await (await import("desk-editor/pictures")).choosePicture(say("leadPicture"));
    if (picture) {
      const detail = { id: String(picture.id), text: picture.title };
      select.dispatchEvent(new CustomEvent("desk:choose", { detail }));
    }
    choose.focus();
  });
  const place = select.closest(".related-widget-wrapper") ?? select.parentElement;
  place.before(image);
  place.after(choose);
  select.addEventListener("change", show);
  show();
};

if (select && told.pictures) setUp();
