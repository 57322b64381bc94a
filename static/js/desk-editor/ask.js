// Asks for a few words in a small dialog. Answers with them by name, or with null when it was closed.
import { element, say } from "desk-editor/words";

let count = 0;

const row = (field, id) => {
  const attributes = { id, name: field.name, placeholder: field.placeholder ?? null, maxlength: field.longest ?? null };
  const input = field.isLong
    ? element("textarea", { ...attributes, rows: 3 })
    : element("input", { ...attributes, type: field.type ?? "text", autocomplete: "off", min: field.min, max: field.max });
  input.value = field.value ?? "";
  const help = field.help ? [element("p", { class: "help", id: `${id}_help` }, field.help)] : [];
  if (field.help) input.setAttribute("aria-describedby", `${id}_help`);
  return element("div", { class: "form-row" }, element("label", { for: id }, field.label), input, ...help);
};

// Browsers give the focus back when a dialog closes, but leave the caret where the dialog was: keys would go nowhere.
export const back = (editor) => editor.view.focus();

// `check` gets the words, and answers with a sentence when they won't do.
export const ask = ({ title, fields, submit, also, check = () => "" }) => new Promise((resolve) => {
  const id = `desk-ask-${count += 1}`;
  const wrong = element("p", { class: "desk-ask-wrong", role: "alert" });
  const buttons = element("div", { class: "desk-ask-buttons" },
    element("button", { class: "button is-main" }, submit),
    element("button", { type: "button", class: "button", onclick: () => end() }, say("cancel")));
  if (also) {
    buttons.append(element("button", {
      type: "button", class: "button is-grave", onclick: () => { end(); also.run(); },
    }, also.label));
  }
  const form = element("form", { method: "dialog", novalidate: true },
    element("h2", { id: `${id}_title` }, title),
    ...fields.map((field, at) => row(field, `${id}_${at}`)), wrong, buttons);
  const dialog = element("dialog", { class: "desk-ask", "aria-labelledby": `${id}_title` }, form);
  // Answers before the next key is read: browsers say “close” later, and keys would go nowhere until then.
  const end = (answer = null) => {
    dialog.close();
    dialog.remove();
    resolve(answer);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = Object.fromEntries(fields.map(({ name }) => [name, form.elements[name].value.trim()]));
    wrong.textContent = check(given);
    if (wrong.textContent) return form.elements[fields[0].name].focus();
    end(given);
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) end(); });
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); end(); });
  document.body.append(dialog);
  dialog.showModal();
  form.elements[fields[0].name].select?.();
});
