// The keyboard: whatever says `data-keys` is reached by them and stands in the list under “?”.
// data-keys="F, Alt+Shift+F"   keys, parted by commas; one alone works only where nothing is being written
// data-keys-for="#id_headline" what they act upon, where it is not the element itself: fields take the focus, the rest a click
// data-keys-note="Ctrl+B"      keys that another script listens to: only listed
// data-keys-group, data-keys-said: under which heading and with which words
document.addEventListener("DOMContentLoaded", () => {
  const dialog = document.querySelector("[data-keys-dialog]");
  const opener = document.querySelector("[data-keys-open]");
  if (!dialog || !opener) return;
  const single = dialog.querySelector("[data-keys-single]");
  const list = dialog.querySelector("[data-keys-list]");
  const MAC = /Mac|iP/.test(navigator.platform) ? { Ctrl: "⌘", Alt: "⌥", Shift: "⇧" } : {};
  const split = (keys) => keys.split(",").map((one) => one.trim()).filter(Boolean);
  const goalOf = (element) => {
    const others = element.dataset.keysFor;
    return others ? [...document.querySelectorAll(others)].find((one) => one.checkVisibility()) : element;
  };
  const saidOf = (element) => (element.dataset.keysSaid || element.textContent || goalOf(element)?.textContent
    || goalOf(element)?.ariaLabel || "").trim() || goalOf(element)?.ariaLabel;
  const all = () => [...document.querySelectorAll("[data-keys], [data-keys-note]")]
    .map((element) => ({ element, goal: goalOf(element), said: saidOf(element), keys: split(element.dataset.keysNote ?? element.dataset.keys) }))
    .filter((one) => one.goal && one.said);

  const row = ({ said, keys }) => {
    const [line, name, combos] = ["div", "dt", "dd"].map((tag) => document.createElement(tag));
    name.textContent = said;
    keys.forEach((combo) => {
      const key = document.createElement("kbd");
      key.textContent = combo.replace(/Ctrl|Alt|Shift/g, (name) => MAC[name] ?? name).replaceAll("+", " ");
      combos.append(key, " ");
    });
    line.append(name, combos);
    return line;
  };
  const fill = () => {
    const groups = Map.groupBy(all(), (one) => one.element.dataset.keysGroup ?? "");
    list.replaceChildren(...[...groups].map(([title, ones]) => {
      const [part, heading, rows] = ["section", "h3", "dl"].map((tag) => document.createElement(tag));
      heading.textContent = title;
      rows.append(...ones.map(row));
      part.append(heading, rows);
      return part;
    }));
  };
  const open = () => { fill(); dialog.showModal(); };
  const isWriting = (target) => target.closest?.("input:not([type=checkbox], [type=button], [type=submit]), textarea, select, [contenteditable=true], dialog");
  const isBetween = () => window.deskKeep?.isSaving || window.deskPlaceWaits;
  const pressed = (event) => {
    const key = /^(Key|Digit)/.test(event.code) && event.altKey ? event.code.replace(/^(Key|Digit)/, "") : event.key;
    const held = [event.ctrlKey && "Ctrl", event.altKey && "Alt", event.shiftKey && event.altKey && "Shift"].filter(Boolean);
    return [...held, key.length === 1 ? key.toUpperCase() : key].join("+");
  };
  const act = (goal) => {
    if (goal.matches("summary")) goal.parentElement.open = true;
    if (goal.matches("input:not([type=submit]), textarea, select, [contenteditable], aside, section, summary")) {
      goal.focus();
      goal.scrollIntoView({ block: "nearest" });
    } else goal.click();
  };

  opener.addEventListener("click", open);
  dialog.querySelector("[data-keys-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  single.checked = localStorage.getItem("desk.keys") !== "off";
  single.addEventListener("change", () => localStorage.setItem("desk.keys", single.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.metaKey) return;
    const combo = pressed(event);
    if (!combo.includes("+") && (!single.checked || isWriting(event.target) || isBetween())) return;
    if (document.querySelector("dialog[open]")) return;
    const found = all().find(({ element, keys }) => element.dataset.keys && keys.includes(combo));
    if (!found) return;
    event.preventDefault();
    act(found.goal);
  });
});
