// Selects a passage or a picture of the text in the editor: on `desk:select` with { quote, picture }, cancelled once done.
document.addEventListener("desk:select", (event) => {
  const editor = document.querySelector(".tiptap")?.editor;
  if (!editor) return;
  const { quote, picture } = event.detail;
  const { view, state } = editor;

  const passage = () => {
    const text = window.deskPassages.read(view.dom);
    const found = window.deskPassages.find(text, { quote: quote ?? "", prefix: "", suffix: "" });
    if (!found) return null;
    const range = window.deskPassages.range(text, found);
    return {
      from: view.posAtDOM(range.startContainer, range.startOffset),
      to: view.posAtDOM(range.endContainer, range.endOffset),
    };
  };
  const figure = () => {
    let found = null;
    state.doc.descendants((node, place) => {
      if (found === null && node.isBlock && Object.values(node.attrs).some((value) => String(value) === picture)) {
        found = place;
      }
    });
    return found;
  };

  const place = picture ? figure() : null;
  const range = place === null ? passage() : null;
  const chain = editor.chain();
  if (place !== null) chain.setNodeSelection(place);
  else if (range) chain.setTextSelection(range);
  chain.focus().scrollIntoView().run();
  event.preventDefault();
});
