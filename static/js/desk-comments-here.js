// Offers a comment on what is selected in the text, with a button beside it or Ctrl+Alt+M.
document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector("[data-talk]");
  const here = document.querySelector("[data-talk-here]");
  if (!panel || !here) return;
  const passages = window.deskPassages;
  const box = panel.querySelector("textarea[name=text]");
  const on = panel.querySelector("[data-talk-on]");
  const root = () => document.querySelector(".prose-editor .tiptap, .field-body_shown .readonly");
  let chosen = null;
  let [waiting, frame] = [0, 0];

  // What is selected in the text, or null.
  const selected = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed || !root()) return null;
    const range = selection.getRangeAt(0);
    return root().contains(range.commonAncestorContainer) ? range : null;
  };
  const comment = (passage) => {
    const { quote = "", prefix = "", suffix = "" } = passage ?? {};
    Object.entries({ quote, before: prefix, after: suffix })
      .forEach(([name, value]) => { panel.querySelector(`input[name=${name}]`).value = value; });
    on.hidden = !passage;
    on.querySelector("q").textContent = passage?.quote ?? "";
  };
  const begin = () => {
    const range = selected() ?? chosen;
    comment(range && passages.describe(passages.read(root()), range));
    here.hidePopover?.();
    box.scrollIntoView({ block: "nearest" });
    box.focus();
  };
  const offer = () => {
    chosen = selected();
    if (!chosen) return void here.hidePopover?.();
    here.showPopover?.();
    const edge = chosen.getBoundingClientRect();
    const most = document.documentElement.clientWidth - here.offsetWidth - 8;
    here.style.insetInlineStart = `${Math.max(8, Math.min(edge.right, most))}px`;
    here.style.insetBlockStart = `${Math.max(8, Math.min(edge.bottom + 6, innerHeight - here.offsetHeight - 8))}px`;
  };

  document.addEventListener("selectionchange", () => { clearTimeout(waiting); waiting = setTimeout(offer, 150); });
  document.addEventListener("scroll", () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => { if (here.matches(":popover-open")) offer(); });
  }, { capture: true, passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.code !== "KeyM" || !event.ctrlKey || !event.altKey || event.getModifierState("AltGraph")) return;
    event.preventDefault();
    begin();
  });
  here.addEventListener("mousedown", (event) => event.preventDefault());
  here.addEventListener("click", begin);
  panel.querySelector("[data-talk-off]").addEventListener("click", () => { comment(null); box.focus(); });
  panel.addEventListener("talk:cleared", () => comment(null));
});
