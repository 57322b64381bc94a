// Shows where in the text an offer stands, and links a company at the first place that can hold its mark.
window.deskFoundPlace = (() => {
  const canMark = "highlights" in CSS && typeof Highlight === "function";
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const beside = matchMedia("(min-width: 64rem)");  // below it the list stands under the text: it would be scrolled away
  const editorOf = () => document.querySelector(".tiptap")?.editor;
  const rangeOf = (place) => {
    const root = editorOf()?.view.dom;
    const text = root && window.deskPassages.read(root);
    const found = text?.parts.length ? window.deskPassages.find(text, place) : null;
    return found && window.deskPassages.range(text, found);
  };
  const isLinked = (doc, id) => {
    let found = false;
    doc.descendants((node) => { found ||= node.marks.some(({ type, attrs }) => type.name === "company" && attrs.company === id); });
    return found;
  };
  const isFree = ({ doc, schema }, from, to) => {
    const { parent } = doc.resolve(from);
    return parent.isTextblock && parent.type.allowsMarkType(schema.marks.company)
      && !["link", "company"].some((name) => doc.rangeHasMark(from, to, schema.marks[name]));
  };

  const clear = () => { if (canMark) CSS.highlights.delete("found-passage"); };
  const show = (places) => {
    clear();
    const range = places.map(rangeOf).find(Boolean);
    if (!range) return;
    if (canMark) CSS.highlights.set("found-passage", new Highlight(range));
    if (beside.matches) range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
  };
  // Answers what takes the mark away again.
  const link = (places, id) => {
    const editor = editorOf();
    if (!editor || isLinked(editor.state.doc, id)) return () => {};
    const { view } = editor;
    const spans = places.map(rangeOf).filter(Boolean).map((range) => [
      view.posAtDOM(range.startContainer, range.startOffset),
      view.posAtDOM(range.endContainer, range.endOffset),
    ]);
    const span = spans.find(([from, to]) => isFree(view.state, from, to));
    if (!span) return () => {};
    const type = view.state.schema.marks.company;
    view.dispatch(view.state.tr.addMark(...span, type.create({ company: id })));
    return () => {
      const tr = view.state.tr;
      view.state.doc.descendants((node, at) => {
        node.marks.filter((mark) => mark.type === type && mark.attrs.company === id)
          .forEach((mark) => tr.removeMark(at, at + node.nodeSize, mark));
      });
      view.dispatch(tr);
    };
  };
  return { show, clear, link };
})();
