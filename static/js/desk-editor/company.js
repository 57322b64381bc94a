// A company of the register that the text mentions: a mark over its name. Typing `@` offers names.
import { Mark } from "tiptap";
import { offers } from "desk-editor/offers";

export const company = Mark.create({
  name: "company",
  priority: 900,
  inclusive: false,
  excludes: "company link",
  addAttributes: () => ({
    company: { default: 0, parseHTML: (span) => Number(span.dataset.company), renderHTML: (attrs) => ({ "data-company": attrs.company }) },
  }),
  parseHTML: () => [{ tag: "span[data-company]", priority: 120 }],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
  addCommands: () => ({
    // Takes the mark away where the caret is, or begins a name with “@”.
    mentionCompany: () => ({ editor, chain }) => {
      if (editor.isActive("company")) return chain().extendMarkRange("company").unsetMark("company").run();
      const { $from } = editor.state.selection;
      const before = $from.parent.textBetween(0, $from.parentOffset, null, "\ufffc").slice(-1);
      return chain().insertContent(before && !/\s/.test(before) ? " @" : "@").run();
    },
  }),
  addProseMirrorPlugins() {
    return [offers(this.editor)];
  },
});

export const takeCompany = (view, { from, to }, found) => {
  const { state } = view;
  const mark = state.schema.marks.company.create({ company: found.id });
  const name = state.schema.text(found.alias || found.name, [mark]);
  const tr = state.tr.replaceWith(from, to, name);
  view.dispatch(tr.removeStoredMark(mark).scrollIntoView());
  view.focus();
};
