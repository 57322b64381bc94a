// Offers tags in use for the word being typed; Arrow keys choose, Enter or Tab takes, Escape closes.
const setUp = (field) => {
  const list = document.createElement("ul");
  list.className = "tag-offers";
  list.id = `${field.id}_offers`;
  list.setAttribute("role", "listbox");
  list.hidden = true;
  field.after(list);
  Object.entries({ role: "combobox", "aria-controls": list.id, "aria-autocomplete": "list", "aria-expanded": "false" })
    .forEach(([name, value]) => field.setAttribute(name, value));

  let active = -1;
  let asked = 0;
  const before = () => field.value.slice(0, field.value.lastIndexOf(",") + 1);
  const typed = () => field.value.slice(field.value.lastIndexOf(",") + 1).trim();
  const close = () => {
    list.hidden = true;
    active = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const take = (name) => {
    field.value = `${before()}${before() ? " " : ""}${name}, `;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    close();
    field.focus();
  };
  const mark = (index) => {
    active = (index + list.children.length) % list.children.length;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === active)));
    field.setAttribute("aria-activedescendant", list.children[active].id);
  };
  const show = (names) => {
    list.replaceChildren(...names.map((name, at) => {
      const item = document.createElement("li");
      item.id = `${list.id}_${at}`;
      item.setAttribute("role", "option");
      item.textContent = name;
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(name); });
      return item;
    }));
    list.hidden = names.length === 0;
    active = -1;
    field.setAttribute("aria-expanded", String(names.length > 0));
    if (names.length) list.scrollIntoView({ block: "nearest" });
  };
  field.addEventListener("input", async () => {
    const turn = ++asked;
    const word = typed();
    if (!word) return close();
    const answer = await fetch(`${field.dataset.tags}?q=${encodeURIComponent(word)}`).catch(() => null);
    if (answer?.ok && turn === asked) show((await answer.json()).tags);
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") mark(active + 1);
    else if (event.key === "ArrowUp") mark(active < 0 ? -1 : active - 1);
    else if (event.key === "Escape") close();
    else if ((event.key === "Enter" || event.key === "Tab") && active >= 0) take(list.children[active].textContent);
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", close);
};
document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("input[data-tags]").forEach(setUp));
