// Gives the boxes that select2 builds the names of the fields they stand for.
const nameFields = () => {
  document.querySelectorAll("select.select2-hidden-accessible").forEach((select) => {
    const name = select.labels[0]?.textContent.trim();
    const box = select.nextElementSibling;
    if (!name || !box) return;
    const chosen = select.multiple ? "" : select.selectedOptions[0]?.textContent.trim() ?? "";
    box.querySelectorAll(".select2-search__field").forEach((field) => field.setAttribute("aria-label", name));
    box.querySelectorAll(".select2-selection--single, .select2-selection__rendered[role=textbox]").forEach((part) => {
      part.removeAttribute("aria-labelledby");
      part.setAttribute("aria-label", [name, chosen].filter(Boolean).join(": "));
    });
  });
};
// After those who asked before: the boxes are built when jQuery says so, which may be after the page has loaded.
window.django?.jQuery(nameFields);
window.addEventListener("load", () => {
  nameFields();
  window.django?.jQuery(document).on("select2:select select2:clear", () => setTimeout(nameFields));
});
document.addEventListener("formset:added", () => setTimeout(nameFields));
