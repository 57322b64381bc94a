// A picture of the library in the text. Its caption and alternative text may say something else than the library's.
import { Node } from "tiptap";
import { ask, back } from "desk-editor/ask";
import { captionKeys, captionOf, change, figureView, insertFigure, remover, tool } from "desk-editor/figure";
import { pictureOf } from "desk-editor/known";
import { element, say } from "desk-editor/words";

const choose = async (title) => (await import("desk-editor/pictures")).choosePicture(title);

const askAlt = async (editor, getPos, library) => {
  const { alt } = editor.state.doc.nodeAt(getPos()).attrs;
  const given = await ask({
    title: say("alt"),
    submit: say("take"),
    fields: [{
      name: "alt", label: say("altOf"), value: alt ?? "", placeholder: library, longest: 250, isLong: true,
      help: library ? say("altLibrary") : say("altHelp"),
    }],
  });
  if (given) change(editor, getPos(), { alt: given.alt || null });
  back(editor);
};

const view = ({ node, editor, getPos }) => {
  const image = element("img", { alt: "", draggable: "false" });
  const credit = element("p", { class: "desk-figure-credit" });
  const alt = tool(say("alt"), () => askAlt(editor, getPos, alt.dataset.library ?? ""));
  const replace = tool(say("change"), async () => {
    const picture = await choose(say("changePicture"));
    if (picture) change(editor, getPos(), { picture: picture.id });
    back(editor);
  });
  const shown = element("div", { class: "desk-figure-shown" }, image, credit);
  const show = async ({ attrs }) => {
    const picture = await pictureOf(attrs.picture);
    made.dom.classList.toggle("is-gone", !picture);
    const { selection } = editor.state;
    if (picture && selection.from > getPos() && selection.to < getPos() + editor.state.doc.nodeAt(getPos()).nodeSize) {
      image.addEventListener("load", () => editor.commands.scrollIntoView(), { once: true });
    }
    if (picture) {
      Object.entries({ src: picture.large, width: picture.width, height: picture.height })
        .forEach(([name, value]) => { if (image.getAttribute(name) !== String(value)) image.setAttribute(name, value); });
    } else image.removeAttribute("src");
    image.alt = attrs.alt ?? picture?.alt ?? "";
    alt.dataset.library = picture?.alt ?? "";
    alt.textContent = say(image.alt ? "alt" : "altMissing");
    alt.classList.toggle("is-lacking", !image.alt);
    alt.title = image.alt;
    credit.textContent = !picture ? say("pictureGone") : picture.credit ? say("credit", picture.credit) : say("creditMissing");
    credit.classList.toggle("is-lacking", !picture?.credit);
    made.contentDOM.dataset.placeholder = picture?.caption || say("caption");
  };
  const made = figureView({
    kind: "picture", label: say("picture"), shown, tools: [alt, replace, remover(editor, getPos)], node, onUpdate: show,
  });
  show(node);
  return made;
};

export const picture = Node.create({
  name: "picture",
  group: "top",
  content: "inline*",
  isolating: true,
  draggable: true,
  addAttributes: () => ({
    picture: { default: 0, parseHTML: (figure) => Number(figure.dataset.picture), renderHTML: (attrs) => ({ "data-picture": attrs.picture }) },
    alt: { default: null, parseHTML: (figure) => figure.dataset.alt ?? null, renderHTML: (attrs) => (attrs.alt ? { "data-alt": attrs.alt } : {}) },
  }),
  parseHTML: () => [{ tag: 'figure[data-kind="picture"]', priority: 120, contentElement: captionOf }],
  renderHTML: ({ HTMLAttributes }) => ["figure", { "data-kind": "picture", ...HTMLAttributes }, ["figcaption", 0]],
  addNodeView: () => view,
  addCommands: () => ({
    choosePicture: () => ({ editor }) => {
      choose(say("insertPicture")).then((chosen) => {
        if (chosen) insertFigure(editor, "picture", { picture: chosen.id });
        else back(editor);
      });
      return true;
    },
  }),
  addKeyboardShortcuts: () => captionKeys("picture"),
});
