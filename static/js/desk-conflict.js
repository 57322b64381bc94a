// On the page of a conflict: a field that is changed by hand is saved as it was changed, unless another choice follows.
document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector(".desk-conflict");
  const form = panel?.closest("form");
  if (!form) return;
  // What the form held at first: without a script, the server tells by it what was changed since.
  panel.querySelectorAll("[name^='_shown-']").forEach((stamp) => stamp.remove());
  const choose = ({ target }) => {
    if (panel.contains(target) || !target.name) return;
    const choice = panel.querySelector(`[data-edited="${CSS.escape(target.name)}"]`);
    if (!choice) return;
    choice.closest("label").hidden = false;
    choice.checked = true;
  };
  form.addEventListener("input", choose);
  // Select boxes tell nobody but jQuery.
  window.addEventListener("load", () => window.django?.jQuery(form).on("change", "select", choose));
});
