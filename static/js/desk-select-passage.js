// Selects a passage or a picture of the text in the editor: on `desk:select` with { quote, picture }, cancelled once done.
document.addEventListener("desk:select", (event) => {
  const editor = document.querySelector(".tiptap")?.editor;
  if (!editor) return;
  const { quote, picture } = event.detail;
  const squeezed = (text) => text.replace(/\s+/g, " ").trim();

  // Every character of the text with its position; blocks and line breaks part words as blanks do.
  const passage = () => {
    const wanted = squeezed(quote ?? "");
    const places = [];
    let text = "";
    const put = (character, place) => {
      if (/\s/.test(character) && (!text || text.endsWith(" "))) return;
      text += /\s/.test(character) ? " " : character;
      places.push(place);
    };
    editor.state.doc.descendants((node, place) => {
      if (node.isText) [...Array(node.text.length).keys()].forEach((at) => put(node.text[at], place + at));
      else put(" ", place);
    });
    const start = wanted ? text.indexOf(wanted) : -1;
    return start < 0 ? null : { from: places[start], to: places[start + wanted.length - 1] + 1 };
  };
  const figure = () => {
    let found = null;
    editor.state.doc.descendants((node, place) => {
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
