// What pictures and embeds share: a caption that is written in place, and buttons beside it.
import { NodeSelection, TextSelection } from "tiptap";
import { element, say } from "desk-editor/words";

export const captionOf = (figure) => figure.querySelector("figcaption") ?? document.createElement("figcaption");

// A node view: `shown` is what can't be typed into, `tools` the buttons, below them the caption.
export const figureView = ({ kind, label, shown, tools, node, onUpdate = () => {} }) => {
  const contentDOM = element("figcaption");
  tools.forEach((one) => { one.tabIndex = -1; });
  const bar = element("div", { class: "desk-figure-tools", role: "group", "aria-label": label, contenteditable: "false" }, ...tools);
  shown.setAttribute("contenteditable", "false");
  // From the caption Tab leads to them; who tabs through the page passes by.
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Tab: event.shiftKey ? -1 : 1 }[event.key];
    const next = step && tools[tools.indexOf(document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  const dom = element("figure", { class: `desk-figure is-${kind}` }, shown, contentDOM, bar);
  return {
    dom,
    contentDOM,
    update: (fresh) => {
      if (fresh.type !== node.type) return false;
      onUpdate(fresh);
      return true;
    },
    // What is shown around the caption is ours; its attributes too, or the editor would draw it again and again.
    ignoreMutation: (mutation) => mutation.type !== "selection"
      && (!contentDOM.contains(mutation.target) || (mutation.target === contentDOM && mutation.type === "attributes")),
    stopEvent: (event) => bar.contains(event.target) && !event.type.startsWith("drag"),
    selectNode: () => dom.classList.add("is-selected"),
    deselectNode: () => dom.classList.remove("is-selected"),
  };
};

export const tool = (label, run) => element("button", { type: "button", onclick: run }, label);

export const remover = (editor, getPos) => tool(say("remove"), () => {
  const at = getPos();
  editor.chain().deleteRange({ from: at, to: at + editor.state.doc.nodeAt(at).nodeSize }).focus(at).run();
});

// The attributes of the figure at a position, changed in one step that can be undone.
export const change = (editor, at, attributes) => {
  const node = editor.state.doc.nodeAt(at);
  if (node) editor.view.dispatch(editor.state.tr.setNodeMarkup(at, null, { ...node.attrs, ...attributes }));
};

// Puts a figure where the caret is (in the place of an empty paragraph), and the caret into its caption.
export const insertFigure = (editor, name, attributes, position = null, caption = "") => {
  const { state } = editor;
  const { schema, doc } = state;
  const content = caption ? schema.text(caption) : null;
  const figure = schema.nodes[name].create(attributes, content);
  const $at = doc.resolve(Math.min(position ?? state.selection.from, doc.content.size));
  const top = $at.depth ? $at.node(1) : null;
  const isEmpty = top?.type.name === "paragraph" && top.childCount === 0;
  const [from, to] = isEmpty ? [$at.before(1), $at.after(1)] : top ? [$at.after(1), $at.after(1)] : [$at.pos, $at.pos];
  const tr = state.tr.replaceWith(from, to, figure);
  if (tr.doc.lastChild === figure) tr.insert(tr.doc.content.size, schema.nodes.paragraph.create());
  tr.setSelection(TextSelection.create(tr.doc, from + 1 + figure.content.size));
  editor.view.dispatch(tr.scrollIntoView());
  editor.view.focus();
};

// In a caption, Enter goes on below the figure, and Backspace at its beginning takes hold of the whole.
export const captionKeys = (name) => ({
  Enter({ editor }) {
    const { $from } = editor.state.selection;
    if ($from.parent.type.name !== name) return false;
    const after = $from.after();
    const tr = editor.state.tr.insert(after, editor.schema.nodes.paragraph.create());
    editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
    return true;
  },
  Tab({ editor }) {
    const { $from } = editor.state.selection;
    if ($from.parent.type.name !== name) return false;
    editor.view.nodeDOM($from.before()).querySelector(".desk-figure-tools button").focus();
    return true;
  },
  Backspace({ editor }) {
    const { $from, empty } = editor.state.selection;
    if (!empty || $from.parent.type.name !== name || $from.parentOffset) return false;
    editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, $from.before())));
    return true;
  },
});
