// Says, as soon as somebody types, that saving takes a text back among the drafts: before it, not only afterwards.
document.addEventListener("DOMContentLoaded", () => {
  const place = document.querySelector("[data-becomes-draft]");
  const form = place?.closest("form");
  if (!form) return;
  form.addEventListener("input", ({ target }) => {
    if (target.form !== form || !place.hidden) return;
    place.textContent = place.dataset.becomesDraft;
    place.hidden = false;
  });
});
