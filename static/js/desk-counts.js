// Counts words while they are typed, and those that are selected; reading time follows.
document.addEventListener("DOMContentLoaded", () => {
  const count = document.querySelector("[data-count]");
  const field = document.querySelector("#id_body");
  if (!count || !field) return;
  const [words, minutes] = [count.querySelector("[data-count-words]"), count.querySelector("[data-count-minutes]")];
  const ends = /<\/(?:p|h2|h3|li|blockquote|figcaption|t[dh])>|<br>/g;
  const wordsOf = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length; // as `words_in`
  const written = () => new DOMParser().parseFromString(field.value.replace(ends, "$& "), "text/html").body.textContent;
  let all = 0;
  let timer = 0;

  const chosen = () => {
    const active = document.activeElement;
    if (active?.matches(".desk-text :is(textarea, input)")) return active.value.slice(active.selectionStart, active.selectionEnd);
    const selection = document.getSelection();
    return selection.anchorNode?.parentElement?.closest(".desk-text") ? selection.toString() : "";
  };
  const show = () => {
    const some = wordsOf(chosen());
    const { word, words: many, chosen: part } = count.dataset;
    const whole = all === 1 ? word : many.replace("#", all);
    words.textContent = some ? part.replace("#", some).replace("%", all) : whole;
    minutes.hidden = !all;
    minutes.textContent = count.dataset.minutes.replace("#", Math.max(1, Math.ceil((some || all) / count.dataset.pace)));
  };
  const later = (work, wait) => { clearTimeout(timer); timer = setTimeout(work, wait); };
  const recount = () => { all = wordsOf(written()); show(); };

  recount();
  document.querySelector(".desk-text").addEventListener("input", () => later(recount, 150));
  document.addEventListener("selectionchange", () => later(recount, 100));
  // What the editor's own buttons and drops do comes without an input event.
  new MutationObserver(() => later(recount, 150))
    .observe(document.querySelector(".field-body"), { subtree: true, childList: true, characterData: true });
});
