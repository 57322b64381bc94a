// After a save that stays on the page: the caret, and the page's position, are where they were.
(() => {
  const NAME = "desk.place";
  const FRESH = 30_000;
  const editorOf = () => document.querySelector(".tiptap")?.editor;
  const now = () => {
    const field = document.activeElement;
    const { from, to } = editorOf()?.state.selection ?? {};
    const text = field.matches("textarea, input[type=text]") ? [field.selectionStart, field.selectionEnd] : null;
    return { at: Date.now(), top: scrollY, id: field.id, text, body: field.matches(".tiptap") ? { from, to } : null };
  };
  const settle = ({ top, id, text, body }) => {
    const field = document.getElementById(id);
    const editor = editorOf();
    if (body && editor) {
      const most = editor.state.doc.content.size;
      editor.commands.focus(null, { scrollIntoView: false });
      editor.commands.setTextSelection({ from: Math.min(body.from, most), to: Math.min(body.to, most) });
    } else field?.focus({ preventScroll: true });
    if (text && field) field.setSelectionRange(...text);
    scrollTo({ top, behavior: "instant" });
  };
  const take = () => {
    const kept = sessionStorage.getItem(NAME);
    sessionStorage.removeItem(NAME);
    const place = JSON.parse(kept ?? "null");
    const isWrong = [...document.querySelectorAll(".errornote, .desk-conflict")].some((one) => one.checkVisibility());
    return place && Date.now() - place.at < FRESH && !isWrong ? place : null;
  };
  document.addEventListener("submit", (event) => {
    if (event.submitter?.name === "_continue") sessionStorage.setItem(NAME, JSON.stringify(now()));
  }, { capture: true });
  document.addEventListener("DOMContentLoaded", () => {
    const place = take();
    if (!place) return;
    // Until the caret is back, no letter is a command.
    window.deskPlaceWaits = place.body && !editorOf();
    if (!window.deskPlaceWaits) return settle(place);
    document.addEventListener("desk-editor:ready", () => {
      settle(place);
      window.deskPlaceWaits = false;
    }, { once: true });
  });
})();
