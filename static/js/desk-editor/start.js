// Puts the editor in the place of the text field, which goes on holding what is written.
import {
  Blockquote, Bold, BulletList, Document, Dropcursor, Editor, Gapcursor, HardBreak, Heading, Italic, ListItem,
  OrderedList, Paragraph, Text, UndoRedo,
} from "tiptap";
import { company } from "desk-editor/company";
import { embed } from "desk-editor/embed";
import { files } from "desk-editor/files";
import { hints } from "desk-editor/hints";
import { link } from "desk-editor/link";
import { paste } from "desk-editor/paste";
import { picture } from "desk-editor/picture";
import { quote } from "desk-editor/quote";
import { table } from "desk-editor/table";
import { toolbar } from "desk-editor/toolbar";
import { keys } from "desk-editor/tools";
import { element, textarea } from "desk-editor/words";

// Figures and tables stand between the blocks of the text, never inside one of them.
const HELD = "(paragraph | bulletList | orderedList | blockquote)";
const blocks = [
  Document.extend({ content: "(block | top)+" }), Paragraph, Text, Heading.configure({ levels: [2, 3] }),
  BulletList, OrderedList.extend({ addAttributes: () => ({}) }), ListItem.extend({ content: `paragraph ${HELD}*` }),
  // Before bold, which takes Ctrl+Shift+B for its own Ctrl+B.
  Blockquote.extend({ priority: 150, content: `${HELD}+` }),
];

const PAUSE = 150;

const start = () => {
  const place = element("div", { class: "prose-editor" });
  const says = element("p", { class: "desk-editor-says", role: "status", "data-editor-says": true });
  textarea.before(place);
  place.append(textarea);
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  const named = { "id": `${textarea.id}_editor`, "aria-label": label?.textContent.trim() ?? "" };
  let tools = null;
  let [isTouched, isBehind, timer] = [false, false, 0];
  // The field gets the text a moment after the last key, and at once where somebody asks or leaves.
  const write = () => {
    if (isBehind) textarea.value = editor.isEmpty ? "" : editor.getHTML();
    isBehind = false;
  };
  const tell = () => {
    clearTimeout(timer);
    write();
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const editor = new Editor({
    element: place,
    injectCSS: false,
    editable: !textarea.disabled,
    content: textarea.value,
    extensions: [
      ...blocks, Bold, Italic, HardBreak, UndoRedo, Dropcursor.configure({ class: "desk-dropcursor", color: false }), Gapcursor,
      link, company, ...quote, picture, embed, ...table, files, paste, hints, keys(() => tools),
    ],
    editorProps: {
      // As far as the bar and the tools, which stay in sight, cover the text.
      scrollMargin: { top: 120, bottom: 80, left: 0, right: 0 },
      scrollThreshold: { top: 110, bottom: 60, left: 0, right: 0 },
      attributes: { role: "textbox", "aria-multiline": "true", spellcheck: "true", ...named },
    },
    onUpdate: () => {
      isTouched = isBehind = true;
      clearTimeout(timer);
      timer = setTimeout(tell, PAUSE);
    },
    onBlur: () => {
      if (!isTouched) return;
      isTouched = false;
      tell();
      textarea.dispatchEvent(new Event("change", { bubbles: true }));
    },
  });
  tools = toolbar(editor);
  place.prepend(tools.bar, says);
  label?.addEventListener("click", () => editor.commands.focus());
  textarea.form?.addEventListener("formdata", ({ formData }) => {
    if (!isBehind) return;
    write();
    formData.set(textarea.name, textarea.value);
  });
  window.addEventListener("pagehide", write);
  document.addEventListener("visibilitychange", write);
  document.dispatchEvent(new Event("desk-editor:ready"));
};

if (textarea && !textarea.closest(".prose-editor")) start();
