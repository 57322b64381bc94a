// Tables whose cells hold paragraphs: no widths and no alignment, which the site decides.
import { Extension, Table, TableCell, TableHeader, TableRow } from "tiptap";
import { ask, back } from "desk-editor/ask";
import { say } from "desk-editor/words";

const span = (name) => ({
  default: 1,
  parseHTML: (cell) => Math.min(Math.max(1, Number.parseInt(cell.getAttribute(name), 10) || 1), 20),
});
const cell = {
  content: "paragraph+",
  addAttributes: () => ({
    colspan: span("colspan"),
    rowspan: span("rowspan"),
    colwidth: { default: null, parseHTML: () => null, renderHTML: () => ({}) },
  }),
};
const within = (least, most, number) => Math.min(most, Math.max(least, Number.parseInt(number, 10) || least));

const insert = async (editor) => {
  const given = await ask({
    title: say("table"),
    submit: say("insert"),
    fields: [
      { name: "rows", label: say("rows"), type: "number", min: 1, max: 50, value: "3" },
      { name: "columns", label: say("columns"), type: "number", min: 1, max: 12, value: "3" },
    ],
  });
  if (!given) return back(editor);
  return editor.chain().focus()
    .insertTable({ rows: within(1, 50, given.rows), cols: within(1, 12, given.columns), withHeaderRow: true }).run();
};

const commands = Extension.create({
  name: "tableQuestion",
  addCommands: () => ({ askTable: () => ({ editor }) => { insert(editor); return true; } }),
});

export const table = [
  commands,
  Table.extend({ group: "top", renderHTML: () => ["table", ["tbody", 0]] }).configure({ resizable: false, cellMinWidth: 64 }),
  TableRow,
  TableHeader.extend(cell),
  TableCell.extend(cell),
];
