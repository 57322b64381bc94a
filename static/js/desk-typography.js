// Offers better typography for what is typed: each change with its place and a box to tick; nothing is saved.
document.addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector("[data-typography]");
  const dialog = document.querySelector("dialog[data-typography-dialog]");
  const form = document.querySelector("#id_headline")?.form;
  if (!button || !dialog || !form) return;
  const list = dialog.querySelector("[data-changes]");
  const says = dialog.querySelector("[data-says]");
  const apply = dialog.querySelector("[data-apply]");
  const row = dialog.querySelector("template");
  const NAMES = ["headline", "standfirst", "body"];
  let texts = {};

  const ask = async () => {
    const written = new FormData(form);
    const fields = new URLSearchParams([...NAMES, "language"].map((name) => [name, written.get(name) ?? ""]));
    const headers = { "X-CSRFToken": window.deskToken.read() };
    const answer = await fetch(button.dataset.typography, { method: "POST", body: fields, headers }).catch(() => null);
    return answer?.ok && !answer.redirected ? answer.json() : null;
  };
  // A no-break blank and two blanks in a row can't be seen otherwise.
  const shown = (text) => text.split(/(\u00a0|\s{2,}|^\s|\s$)/).filter(Boolean).map((piece) => {
    if (!/^\s+$/.test(piece)) return piece;
    const mark = document.createElement("mark");
    mark.textContent = piece;
    if (piece === "\u00a0") mark.className = "no-break";
    return mark;
  });
  const line = (name, change, number) => {
    const item = row.content.cloneNode(true);
    Object.assign(item.querySelector("input"), { name, value: number });
    item.querySelector("input").dataset.pair = change.pair === null ? "" : `${name} ${change.pair}`;
    item.querySelector("[data-left]").textContent = change.left;
    item.querySelector("del").replaceChildren(...shown(change.before));
    item.querySelector("ins").replaceChildren(...shown(change.after));
    item.querySelector("[data-right]").textContent = change.right;
    item.querySelector("small").textContent = change.why;
    return item;
  };
  const show = () => {
    const all = NAMES.filter((name) => texts[name]?.changes.length);
    list.replaceChildren(...all.map((name) => {
      const group = document.createElement("fieldset");
      const legend = document.createElement("legend");
      const lines = document.createElement("ul");
      legend.textContent = texts[name].label;
      lines.append(...texts[name].changes.map((change, number) => line(name, change, number)));
      group.append(legend, lines);
      return group;
    }));
    const number = all.reduce((sum, name) => sum + texts[name].changes.length, 0);
    const { none, one, some } = dialog.dataset;
    says.textContent = [none, one][number] ?? some.replace("#", number);
    apply.hidden = !number;
  };
  const changed = (name) => {
    const letters = Array.from(texts[name].text);
    const chosen = [...list.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => texts[name].changes[box.value]);
    chosen.sort((one, other) => other.start - one.start);
    for (const { start, end, written } of chosen) letters.splice(start, end - start, written);
    return chosen.length ? letters.join("") : null;
  };
  const put = (name, text) => {
    const field = form.elements[name];
    const editor = name === "body" ? document.querySelector(".tiptap")?.editor : null;
    if (editor) return editor.chain().focus().setContent(text, { emitUpdate: true }).run();
    field.focus();
    field.select();
    // The one way in that the field's own undo knows of.
    if (document.execCommand("insertText", false, text)) return;
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  // The two marks of one quotation change together or not at all.
  list.addEventListener("change", ({ target: { dataset: { pair }, checked } }) => {
    if (pair) list.querySelectorAll(`[data-pair="${pair}"]`).forEach((box) => { box.checked = checked; });
  });
  button.hidden = false;
  button.addEventListener("click", async () => {
    texts = await ask() ?? {};
    show();
    if (!Object.keys(texts).length) says.textContent = dialog.dataset.failed;
    dialog.showModal();
  });
  dialog.addEventListener("close", () => {
    const wanted = dialog.returnValue === "apply" ? NAMES.map((name) => [name, texts[name] && changed(name)]) : [];
    dialog.returnValue = "";
    wanted.filter(([, text]) => text).forEach(([name, text]) => put(name, text));
  });
});
