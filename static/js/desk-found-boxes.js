// What an answer changes in the story's form: what its boxes hold, and the answers that the page keeps itself.
window.deskFoundBoxes = (() => {
  const tell = (field) => ["input", "change"].forEach((kind) => field.dispatchEvent(new Event(kind, { bubbles: true })));
  const boxOf = (name) => document.getElementById(`id_${name}`);
  const optionOf = (box, id) => [...box.options].find((option) => option.value === id && option.selected);
  const answers = () => document.getElementById("id_answers");
  const MOST = 60;
  const read = () => {
    try { return JSON.parse(answers().value || "[]"); } catch { return []; }
  };
  const write = (kept) => {
    answers().value = kept.length ? JSON.stringify(kept.slice(-MOST)) : "";
    tell(answers());
  };
  const isSame = ([kind, about, words], key) => kind === key.kind && about === key.about && words === key.words;

  return {
    // Answers what takes it out again; nothing to do where the box holds it already.
    choose({ field, id, text }) {
      const box = boxOf(field);
      if (!box || optionOf(box, id)) return () => {};
      box.dispatchEvent(new CustomEvent("desk:choose", { detail: { id, text } }));
      return () => {
        optionOf(box, id)?.remove();
        tell(box);
      };
    },
    remember: (key, row) => write([...read().filter((one) => !isSame(one, key)), [key.kind, key.about, key.words, row]]),
    forget: (key) => { if (answers().value) write(read().filter((one) => !isSame(one, key))); },
  };
})();
