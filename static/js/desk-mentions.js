// Offers colleagues behind an @ in a comment; Arrow keys choose, Enter or Tab takes, Escape closes.
document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector("[data-talk]");
  if (!panel) return;
  const list = document.createElement("ul");
  list.className = "talk-people";
  list.id = "talk-people";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "@");
  let field = null;
  let people = [];
  let active = -1;
  let asked = 0;
  let waiting = 0;

  const typed = () => /(?:^|[^\w@.+-])@([\p{L}\p{N}_.+-]{0,60})$/u.exec(field.value.slice(0, field.selectionStart))?.[1];
  const close = () => {
    asked += 1;
    clearTimeout(waiting);
    list.remove();
    people = [];
    ["aria-controls", "aria-activedescendant", "aria-autocomplete"].forEach((name) => field?.removeAttribute(name));
  };
  const take = ({ username }) => {
    const [end, length] = [field.selectionStart, typed().length];
    field.setRangeText(`${username} `, end - length, end, "end");
    close();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const mark = (index) => {
    active = (index + people.length) % people.length;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === active)));
    field.setAttribute("aria-activedescendant", list.children[active].id);
  };
  const show = (found) => {
    people = found;
    if (!people.length) return close();
    list.replaceChildren(...people.map((person, at) => {
      const item = document.createElement("li");
      item.id = `talk-people-${at}`;
      item.setAttribute("role", "option");
      const name = document.createElement("b");
      name.textContent = person.name || person.username;
      item.append(name, ` @${person.username}`);
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(person); });
      return item;
    }));
    field.after(list);
    // A textarea may not be a combobox; as a textbox it may name the list and its current line.
    Object.entries({ "aria-controls": list.id, "aria-autocomplete": "list" })
      .forEach(([name, value]) => field.setAttribute(name, value));
    return mark(0);
  };
  const ask = async (word) => {
    const turn = ++asked;
    const answer = await fetch(`${panel.dataset.people}?q=${encodeURIComponent(word)}`).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const found = (await answer.json()).people;
    if (turn === asked && field?.isConnected) show(found);
  };

  panel.addEventListener("input", (event) => {
    if (!event.target.matches("[data-mentions]") || event.isComposing) return;
    field = event.target;
    const word = typed();
    if (word === undefined) return void close();
    clearTimeout(waiting);
    waiting = setTimeout(() => ask(word), 120);
  });
  panel.addEventListener("keydown", (event) => {
    if (event.target !== field || !people.length) return;
    if (event.key === "ArrowDown") mark(active + 1);
    else if (event.key === "ArrowUp") mark(active - 1);
    else if (event.key === "Escape") close();
    else if ((event.key === "Enter" || event.key === "Tab") && !event.ctrlKey && !event.metaKey) take(people[active]);
    else return;
    event.preventDefault();
  }, true);
  panel.addEventListener("focusout", (event) => { if (event.target === field) close(); });
});
