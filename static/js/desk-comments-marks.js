// Marks commented passages in the text without touching it, and leads from a comment to its passage and back.
document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector("[data-talk]");
  if (!panel) return;
  const passages = window.deskPassages;
  const canMark = "highlights" in CSS && typeof Highlight === "function";
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const root = () => document.querySelector(".prose-editor .tiptap, .field-body_shown .readonly");
  let places = new Map();
  // The thread that an address led to, until the text is there: the editor comes later than the page.
  let arriving = null;
  let flashing = 0;

  const mark = (name, ranges, priority = 0) => {
    if (canMark) CSS.highlights.set(name, Object.assign(new Highlight(...ranges), { priority }));
  };
  const look = () => {
    const text = root() && passages.read(root());
    places = new Map();
    panel.querySelectorAll(".talk-thread[data-quote]").forEach((thread) => {
      const place = text?.parts.length ? passages.find(text, thread.dataset) : null;
      const button = thread.querySelector("[data-talk-show]");
      button.disabled = !place;
      button.hidden = Boolean(text) && !place;
      thread.querySelector("[data-talk-gone]").hidden = !button.hidden;
      if (place) places.set(thread, passages.range(text, place));
    });
    mark("talk-passage", [...places].filter(([thread]) => !("settled" in thread.dataset)).map(([, range]) => range));
    if (text) {
      show(arriving);
      arriving = null;
    }
  };
  const show = (thread) => {
    const range = places.get(thread);
    if (!range) return;
    range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
    if (!canMark) return void getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    mark("talk-flash", [range], 1);
    clearTimeout(flashing);
    flashing = setTimeout(() => CSS.highlights.delete("talk-flash"), 1600);
  };
  const activate = (thread) => {
    panel.querySelectorAll(".is-active").forEach((one) => one.classList.remove("is-active"));
    thread?.classList.add("is-active");
  };
  const arrive = () => {
    const goal = /^#comment-\d+$/.test(location.hash) && panel.querySelector(location.hash);
    if (!goal) return;
    for (let around = goal.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
    goal.scrollIntoView({ block: "center" });
    goal.focus({ preventScroll: true });
    arriving = goal.closest(".talk-thread");
    activate(arriving);
  };

  let waiting = 0;
  const soon = (call, after) => { clearTimeout(waiting); waiting = setTimeout(call, after); };
  new MutationObserver(() => soon(look, 250))
    .observe(document.querySelector(".desk-text") ?? document.body, { subtree: true, childList: true, characterData: true });
  panel.addEventListener("talk:shown", look);
  panel.addEventListener("click", (event) => { if (event.target.closest("[data-talk-show]")) show(event.target.closest(".talk-thread")); });
  panel.addEventListener("focusin", (event) => activate(event.target.closest(".talk-thread")));
  document.querySelector(".desk-text")?.addEventListener("click", () => {
    const { anchorNode, anchorOffset, isCollapsed } = getSelection();
    const [thread] = [...places].find(([, range]) => isCollapsed && anchorNode && range.isPointInRange(anchorNode, anchorOffset)) ?? [];
    activate(thread);
    thread?.scrollIntoView({ block: "nearest" });
  });
  window.addEventListener("hashchange", () => { arrive(); show(arriving); });
  arrive();
  look();
});
