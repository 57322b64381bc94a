// A post or film elsewhere, by its address: readers get a plain link to it, and nothing is loaded from there.
import { Node, Plugin } from "tiptap";
import { ask, back } from "desk-editor/ask";
import { captionKeys, captionOf, change, figureView, insertFigure, remover, tool } from "desk-editor/figure";
import { element, say, told } from "desk-editor/words";

// The address, if it is one of a host whose posts may be linked; else null.
export const embeddable = (text) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const host = url?.hostname.replace(/^(www|m)\./, "");
  return url?.protocol === "https:" && told.hosts.includes(host) && url.pathname.length > 1 ? url.href : null;
};

const askAddress = (value = "") => ask({
  title: say("embed"),
  submit: say("take"),
  fields: [{ name: "url", label: say("address"), type: "url", value, help: say("embedHelp", told.hosts.join(", ")) }],
  check: ({ url }) => (embeddable(url) ? "" : say("embedRefused", told.hosts.join(", "))),
});

const view = ({ node, editor, getPos }) => {
  const host = element("b");
  const address = element("span");
  const shown = element("div", { class: "desk-figure-shown" }, host, address);
  const edit = tool(say("change"), async () => {
    const given = await askAddress(editor.state.doc.nodeAt(getPos()).attrs.url);
    if (given) change(editor, getPos(), { url: embeddable(given.url) });
    back(editor);
  });
  const show = ({ attrs }) => {
    const url = URL.canParse(attrs.url) ? new URL(attrs.url) : null;
    host.textContent = url?.hostname.replace(/^(www|m)\./, "") ?? "";
    address.textContent = attrs.url;
  };
  const made = figureView({ kind: "embed", label: say("embed"), shown, tools: [edit, remover(editor, getPos)], node, onUpdate: show });
  made.contentDOM.dataset.placeholder = say("embedTitle");
  show(node);
  return made;
};

// An address alone in its paragraph becomes an embed when Enter is pressed behind it.
const enter = ({ editor }) => {
  const { $from, empty } = editor.state.selection;
  const { parent } = $from;
  if (!empty || $from.depth !== 1 || parent.type.name !== "paragraph" || $from.parentOffset < parent.content.size) return false;
  const url = embeddable(parent.textContent.trim());
  if (!url) return false;
  editor.view.dispatch(editor.state.tr.delete($from.start(), $from.end()));
  insertFigure(editor, "embed", { url });
  return true;
};

const keys = captionKeys("embed");

export const embed = Node.create({
  name: "embed",
  group: "top",
  content: "inline*",
  isolating: true,
  draggable: true,
  addAttributes: () => ({
    url: { default: "", parseHTML: (figure) => figure.dataset.url ?? "", renderHTML: (attrs) => ({ "data-url": attrs.url }) },
  }),
  parseHTML: () => [{ tag: 'figure[data-kind="embed"]', priority: 120, contentElement: captionOf }],
  renderHTML: ({ HTMLAttributes }) => ["figure", { "data-kind": "embed", ...HTMLAttributes }, ["figcaption", 0]],
  addNodeView: () => view,
  addCommands: () => ({
    askEmbed: () => ({ editor }) => {
      askAddress().then((given) => (given ? insertFigure(editor, "embed", { url: embeddable(given.url) }) : back(editor)));
      return true;
    },
  }),
  addKeyboardShortcuts: () => ({ ...keys, Enter: (given) => enter(given) || keys.Enter(given) }),
  addProseMirrorPlugins() {
    const handlePaste = (_view, event) => {
      const { selection } = this.editor.state;
      const url = embeddable(event.clipboardData?.getData("text/plain").trim() ?? "");
      if (!url || !selection.empty || selection.$from.depth !== 1 || selection.$from.parent.childCount) return false;
      insertFigure(this.editor, "embed", { url });
      return true;
    };
    return [new Plugin({ props: { handlePaste } })];
  },
});
