// Links: to other sites, and to our own stories by their path alone.
import { Mark, Plugin, TextSelection } from "tiptap";
import { ask, back } from "desk-editor/ask";
import { announce, say } from "desk-editor/words";

const ALLOWED = /^(https?:\/\/|mailto:|\/(?!\/)|#)/i;
const TRACKING = /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|_hs(enc|mi)|mkt_tok|yclid|vero_id|oly_\w+|cmpid)$/i;

// The address as a story keeps it: without what follows people about, and without our own host; "" for none to keep.
// Whether somebody was told to select words first; the sentence goes once they have.
let isAsked = false;

export const tidy = (given) => {
  const text = given.trim();
  const whole = /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(text) ? `https://${text}` : /^[^\s@:/]+@[^\s@:/]+\.\w+$/.test(text) ? `mailto:${text}` : text;
  if (!ALLOWED.test(whole) || /\s/.test(whole)) return "";
  if (!/^https?:/i.test(whole)) return whole;
  if (!URL.canParse(whole)) return "";
  const url = new URL(whole);
  [...url.searchParams.keys()].filter((key) => TRACKING.test(key)).forEach((key) => url.searchParams.delete(key));
  return url.host === location.host ? url.pathname + url.search + url.hash : url.href;
};

const isAddress = (text) => /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);

const edit = async (editor) => {
  const href = editor.getAttributes("link").href ?? "";
  if (editor.state.selection.empty && !href) return undefined;
  const { from, to } = editor.state.selection;
  const given = await ask({
    title: say("link"),
    submit: say("take"),
    fields: [{ name: "href", label: say("address"), value: href, help: say("linkHelp") }],
    check: (words) => (!words.href || tidy(words.href) ? "" : say("linkRefused")),
    also: href ? { label: say("unlink"), run: () => editor.chain().setTextSelection({ from, to }).extendMarkRange("link").unsetMark("link").run() } : null,
  });
  if (!given) return back(editor);
  const chain = editor.chain().focus();
  if (!given.href) chain.extendMarkRange("link").unsetMark("link");
  else (href ? chain.extendMarkRange("link") : chain).setMark("link", { href: tidy(given.href) });
  return chain.run();
};

// An address that is pasted onto chosen words links them; pasted alone, it is its own link.
const paste = (view, event) => {
  const text = event.clipboardData?.getData("text/plain").trim() ?? "";
  const { state } = view;
  const href = isAddress(text) ? tidy(text) : "";
  if (!href || state.selection.$from.parent.type.spec.marks === "") return false;
  const mark = state.schema.marks.link.create({ href });
  const { from, to, empty } = state.selection;
  const tr = empty ? state.tr.replaceSelectionWith(state.schema.text(text, [mark]), false) : state.tr.addMark(from, to, mark);
  if (!empty) tr.setSelection(TextSelection.near(tr.doc.resolve(to), -1));
  view.dispatch(tr.removeStoredMark(mark).scrollIntoView());
  return true;
};

export const link = Mark.create({
  name: "link",
  priority: 1000,
  inclusive: false,
  addAttributes: () => ({ href: { default: "", parseHTML: (anchor) => anchor.getAttribute("href") } }),
  parseHTML: () => [{ tag: "a[href]", getAttrs: (anchor) => !/^\s*(javascript|data|vbscript):/i.test(anchor.getAttribute("href")) && null }],
  renderHTML: ({ HTMLAttributes }) => ["a", HTMLAttributes, 0],
  addCommands: () => ({ editLink: () => ({ editor }) => { edit(editor); return true; } }),
  addKeyboardShortcuts() {
    // With nothing to link, too, the key is the text's: whoever meant a link would find themselves elsewhere.
    return { "Mod-k": () => {
      isAsked = this.editor.state.selection.empty && !this.editor.isActive("link");
      if (isAsked) announce(say("linkWhat"), "wrong");
      else edit(this.editor);
      return true;
    } };
  },
  onSelectionUpdate() {
    if (!isAsked || this.editor.state.selection.empty) return;
    isAsked = false;
    announce("");
  },
  addProseMirrorPlugins: () => [new Plugin({ props: { handlePaste: paste } })],
});
