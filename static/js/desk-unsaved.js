// Asks before a changed form is left; saving it is never asked about.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form#article_form");
  if (!form) return;
  let changed = false;
  const touch = () => { changed = true; };
  form.addEventListener("input", touch);
  form.addEventListener("change", touch);
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
});
