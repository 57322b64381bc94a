// Ctrl+K (or ⌘K) lists every page of the navigation and every action of this page; typing narrows it, or finds stories.
document.addEventListener("DOMContentLoaded", () => {
  const dialog = document.querySelector("dialog.goto");
  const opener = document.querySelector("[data-goto]");
  if (!dialog || !opener) return;
  const field = dialog.querySelector("input");
  const list = dialog.querySelector("ul");
  const sources = ".desk-verbs > *, .submit-row > *, .object-tools a, #desk-nav a, .user-menu a, .user-menu button";
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  let places = [];
  let active = 0;

  const mark = (index) => {
    const items = [...list.children];
    if (!items.length) return;
    active = (index + items.length) % items.length;
    items.forEach((item, at) => item.setAttribute("aria-selected", String(at === active)));
    field.setAttribute("aria-activedescendant", items[active].id);
    items[active].scrollIntoView({ block: "nearest" });
  };
  const show = () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    const found = places.filter((place) => words.every((word) => place.folded.includes(word)));
    if (words.length) {
      const address = `${dialog.dataset.stories}?q=${encodeURIComponent(field.value.trim())}`;
      found.push({ said: `${dialog.dataset.find} “${field.value.trim()}”`, go: () => { location.href = address; } });
    }
    list.replaceChildren(...found.map((place, at) => {
      const item = document.createElement("li");
      item.id = `goto-${at}`;
      item.setAttribute("role", "option");
      item.textContent = place.said;
      item.addEventListener("click", () => { dialog.close(); place.go(); });
      return item;
    }));
    mark(0);
  };
  const open = () => {
    const elements = [...document.querySelectorAll(sources)];
    const isFirst = ({ href }, at) => !href || elements.findIndex((other) => other.href === href) === at;
    places = elements.filter(isFirst).map((element) => {
      const said = (element.value && element.matches("input") ? element.value : element.textContent).trim();
      return { said, folded: fold(said), go: () => element.click() };
    });
    field.value = "";
    show();
    dialog.showModal();
  };
  opener.hidden = false;
  opener.addEventListener("click", open);
  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") mark(active + 1);
    else if (event.key === "ArrowUp") mark(active - 1);
    else if (event.key === "Enter") list.children[active]?.click();
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else open();
  });
});
