// A button beside the story's picture that opens the library; the select box stays for who prefers it.
import { element, say, told } from "desk-editor/words";

const select = document.querySelector("select#id_picture");

const setUp = () => {
  const choose = element("button", { type: "button", class: "button desk-lead-choose" }, say("choose"));
  choose.addEventListener("click", async () => {
    const picture = await (await import("desk-editor/pictures")).choosePicture(say("leadPicture"));
    if (picture) {
      const detail = { id: String(picture.id), text: picture.title };
      select.dispatchEvent(new CustomEvent("desk:choose", { detail }));
    }
    choose.focus();
  });
  (select.closest(".related-widget-wrapper") ?? select.parentElement).after(choose);
};

if (select && told.pictures) setUp();
