// Says in grey what belongs into what is still empty: the text, a quotation and its speaker, a caption.
import { Decoration, DecorationSet, Extension, Plugin } from "tiptap";
import { say } from "desk-editor/words";

const hintFor = (node, parent, doc) => {
  if (node.childCount) return null;
  if (node.type.name === "pullSpeaker") return say("speaker");
  if (node.type.name === "paragraph" && parent.type.name === "pullText" && parent.childCount === 1) return say("pullHint");
  if (node.type.name === "paragraph" && doc.childCount === 1 && parent === doc) return say("begin");
  return null;
};

const decorations = ({ doc }) => {
  const found = [];
  doc.descendants((node, at, parent) => {
    const hint = node.isTextblock && hintFor(node, parent, doc);
    if (hint) found.push(Decoration.node(at, at + node.nodeSize, { class: "is-empty", "data-placeholder": hint }));
    return !node.isTextblock;
  });
  return DecorationSet.create(doc, found);
};

export const hints = Extension.create({
  name: "deskHints",
  addProseMirrorPlugins: () => [new Plugin({ props: { decorations } })],
});
