// What the toolbar holds, in groups, and the keys that do the same from within the text.
import { Extension } from "tiptap";
import { told } from "desk-editor/words";

const chained = (command, ...given) => (editor) => editor.chain().focus()[command](...given).run();
// These open a dialog, which gives the focus back itself.
const asking = (command) => (editor) => editor.commands[command]();
const can = (command, ...given) => (editor) => editor.can()[command](...given);
const inBlock = (name, attributes) => (editor) => editor.isActive(name, attributes);
// Pictures, tables and embeds stand between paragraphs, never inside another block.
const onTop = (editor) => !["table", "pullQuote"].some((name) => editor.isActive(name));
const heading = (level) => ({
  name: `heading${level}`, keys: `Mod-Alt-${level}`, run: chained("toggleHeading", { level }),
  active: inBlock("heading", { level }), enabled: can("toggleHeading", { level }),
});

export const GROUPS = [
  { label: "headings", tools: [heading(2), heading(3)] },
  {
    label: "letters",
    tools: [
      { name: "bold", keys: "Mod-B", run: chained("toggleBold"), active: inBlock("bold"), enabled: can("toggleBold") },
      { name: "italic", keys: "Mod-I", run: chained("toggleItalic"), active: inBlock("italic"), enabled: can("toggleItalic") },
      {
        name: "link", keys: "Mod-K", run: asking("editLink"), active: inBlock("link"),
        enabled: (editor) => !editor.state.selection.empty || editor.isActive("link"),
      },
      { name: "company", keys: "Alt-Shift-C", run: chained("mentionCompany"), active: inBlock("company") },
    ],
  },
  {
    label: "blocks",
    tools: [
      { name: "bullets", keys: "Mod-Shift-8", run: chained("toggleBulletList"), active: inBlock("bulletList"), enabled: can("toggleBulletList") },
      { name: "numbers", keys: "Mod-Shift-7", run: chained("toggleOrderedList"), active: inBlock("orderedList"), enabled: can("toggleOrderedList") },
      { name: "quote", keys: "Mod-Shift-B", run: chained("toggleBlockquote"), active: inBlock("blockquote"), enabled: can("toggleBlockquote") },
      {
        name: "pull", keys: "Alt-Shift-Q", run: chained("togglePullQuote"), active: inBlock("pullQuote"),
        enabled: (editor) => !editor.isActive("table"),
      },
    ],
  },
  {
    label: "figures",
    tools: [
      ...(told.pictures ? [{ name: "picture", keys: "Alt-Shift-P", run: asking("choosePicture"), active: inBlock("picture"), enabled: onTop }] : []),
      { name: "table", keys: "Alt-Shift-T", run: asking("askTable"), active: inBlock("table"), enabled: onTop },
      { name: "embed", keys: "Alt-Shift-E", run: asking("askEmbed"), active: inBlock("embed"), enabled: onTop },
    ],
  },
  {
    label: "history",
    tools: [
      { name: "undo", keys: "Mod-Z", run: chained("undo"), enabled: can("undo") },
      { name: "redo", keys: "Mod-Shift-Z", run: chained("redo"), enabled: can("redo") },
    ],
  },
  {
    label: "tableTools",
    shown: inBlock("table"),
    tools: [
      { name: "rowAdd", keys: "Alt-Shift-ArrowDown", run: chained("addRowAfter") },
      { name: "rowCut", run: chained("deleteRow") },
      { name: "columnAdd", keys: "Alt-Shift-ArrowRight", run: chained("addColumnAfter") },
      { name: "columnCut", run: chained("deleteColumn") },
      { name: "headerRow", keys: "Alt-Shift-H", run: chained("toggleHeaderRow") },
      { name: "tableCut", run: chained("deleteTable") },
    ],
  },
];

// Below a figure or table that ends the text there is nowhere to write: a paragraph comes to be.
const toTheEnd = ({ editor }) => {
  const { doc } = editor.state;
  if (!["picture", "embed", "table"].includes(doc.lastChild.type.name)) return false;
  return editor.chain().insertContentAt(doc.content.size, { type: "paragraph" }).focus("end").run();
};

// Keys of ours; the others are Tiptap's own. `toolbar` gives the toolbar once it is there.
export const keys = (toolbar) => Extension.create({
  name: "deskKeys",
  addKeyboardShortcuts() {
    const own = GROUPS.flatMap(({ tools, shown }) => tools
      .filter((tool) => tool.keys?.startsWith("Alt-Shift"))
      .map((tool) => [tool.keys.replace(/-([A-Z])$/, (_all, letter) => `-${letter.toLowerCase()}`), ({ editor }) => {
        if ((shown && !shown(editor)) || (tool.enabled && !tool.enabled(editor))) return false;
        tool.run(editor);
        return true;
      }]));
    return { ...Object.fromEntries(own), "Mod-End": toTheEnd, "Alt-F10": () => { toolbar().focus(); return true; } };
  },
});
