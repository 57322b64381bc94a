// The dialog with the library: search, newest first, more on demand, upload by button and by drop.
import { learn } from "desk-editor/known";
import { element, say, told } from "desk-editor/words";
import { isPicture, upload } from "desk-editor/upload";

const dialog = document.querySelector("dialog[data-pictures]");
const part = (name) => dialog.querySelector(`[data-part="${name}"]`);
let [finish, more, asked, timer] = [() => {}, null, 0, 0];

const done = (picture) => {
  const answer = finish;
  finish = () => {};
  if (dialog.open) dialog.close();
  answer(picture);
};

const tile = (picture) => {
  const image = element("img", { src: picture.small, alt: "", width: picture.width, height: picture.height, loading: "lazy" });
  const lacks = [picture.alt ? "" : say("altMissing"), picture.credit ? "" : say("creditMissing")].filter(Boolean);
  return element("li", {}, element("button", { type: "button", onclick: () => done(picture) },
    image, element("b", {}, picture.title), " ", element("span", {}, picture.credit ? say("credit", picture.credit) : ""),
    lacks.length ? element("em", {}, lacks.join(" · ")) : ""));
};

const show = async (before = null) => {
  const turn = asked += 1;
  const query = new URLSearchParams({ q: part("search").value.trim() });
  if (before) query.set("before", before);
  const answer = await fetch(`${told.pictures}?${query}`).catch(() => null);
  if (turn !== asked) return;
  if (!answer?.ok) return tell(say("unreachable"), true);
  const page = await answer.json();
  learn(page.pictures);
  const tiles = page.pictures.map(tile);
  if (before) part("list").append(...tiles);
  else part("list").replaceChildren(...tiles);
  more = page.more;
  part("more").hidden = !more;
  part("none").hidden = part("list").childElementCount > 0;
  if (before) tiles[0]?.firstElementChild.focus();
};

const tell = (text, isWrong = false, also = "") => {
  part("says").classList.toggle("is-wrong", isWrong);
  part("says").replaceChildren(text, also);
};

const send = async (file) => {
  if (!file) return;
  if (!isPicture(file)) return tell(say("noPicture"), true);
  const texts = Object.fromEntries(["alt", "credit"].map((name) => [name, part(name).value.trim()]));
  const bar = part("progress");
  bar.hidden = false;
  part("uploader").setAttribute("aria-busy", "true");
  tell(say("uploading", file.name));
  const answer = await upload(file, texts, (percent) => { bar.value = percent; });
  bar.hidden = true;
  part("uploader").removeAttribute("aria-busy");
  part("file").value = "";
  if (answer.picture) {
    [part("alt").value, part("credit").value] = ["", ""];
    tell("");
    return done(answer.picture);
  }
  const known = answer.known && element("button", { type: "button", class: "button", onclick: () => done(answer.known) }, say("takeKnown"));
  return tell(`${answer.error} `, true, known ?? "");
};

const setUp = () => {
  part("search").addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(show, 200); });
  part("search").addEventListener("keydown", (event) => {
    if (!["ArrowDown", "Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Escape") done(null);  // which browsers would take for emptying the field
    else part("list").querySelector("button")?.focus();
  });
  part("more").addEventListener("click", () => show(more));
  part("close").addEventListener("click", () => done(null));
  part("file")?.addEventListener("change", (event) => send(event.target.files[0]));
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); done(null); });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) done(null); });
  ["dragover", "dragleave", "drop"].forEach((name) => dialog.addEventListener(name, (event) => {
    event.preventDefault();
    dialog.classList.toggle("is-over", name === "dragover" && Boolean(told.upload));
    if (name === "drop" && told.upload) send(event.dataTransfer.files[0]);
  }));
};
if (dialog) setUp();

// Opens the dialog under this title. Answers with the chosen picture, or with null.
export const choosePicture = (title) => new Promise((resolve) => {
  if (!dialog) return resolve(null);
  finish = resolve;
  part("title").textContent = title;
  tell("");
  dialog.showModal();
  part("search").select();
  return show();
});
