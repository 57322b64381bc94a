// Puts the editor in the place of the text field, which goes on holding what is written.
import {
  Blockquote, Bold, BulletList, Document, Dropcursor, Editor, Gapcursor, HardBreak, Heading, History, Italic, ListItem,
  OrderedList, Paragraph, Text,
} from "django-prose-editor/editor";
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
  Blockquote.extend({ content: `${HELD}+` }),
];

const start = () => {
  const place = element("div", { class: "prose-editor" });
  const says = element("p", { class: "desk-editor-says", role: "status", "data-editor-says": true });
  textarea.before(place);
  place.append(textarea);
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  const named = { "id": `${textarea.id}_editor`, "aria-label": label?.textContent.trim() ?? "" };
  let tools = null;
  let isTouched = false;
  const editor = new Editor({
    element: place,
    injectCSS: false,
    editable: !textarea.disabled,
    content: textarea.value,
    extensions: [
      ...blocks, Bold, Italic, HardBreak, History, Dropcursor.configure({ class: "desk-dropcursor", color: false }), Gapcursor,
      link, company, ...quote, picture, embed, ...table, files, paste, hints, keys(() => tools),
    ],
    editorProps: { attributes: { role: "textbox", "aria-multiline": "true", spellcheck: "true", ...named } },
    onUpdate: () => {
      isTouched = true;
      textarea.value = editor.isEmpty ? "" : editor.getHTML();
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
    onBlur: () => {
      if (isTouched) textarea.dispatchEvent(new Event("change", { bubbles: true }));
      isTouched = false;
    },
  });
  tools = toolbar(editor);
  place.prepend(tools.bar, says);
  label?.addEventListener("click", () => editor.commands.focus());
  textarea.dispatchEvent(new CustomEvent("prose-editor:ready", { detail: { editor, textarea }, bubbles: true }));
};

if (textarea && !textarea.closest(".prose-editor")) start();
