// The toolbar above the text: one stop for Tab, arrow keys within it, Escape back to the text.
import { icon } from "desk-editor/icons";
import { GROUPS } from "desk-editor/tools";
import { element, say } from "desk-editor/words";

const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);
const spell = (keys) => keys
  .replace("Mod", isMac ? "⌘" : "Ctrl").replace("Alt", isMac ? "⌥" : "Alt").replace("Shift", isMac ? "⇧" : "Shift")
  .replace("ArrowDown", "↓").replace("ArrowRight", "→")
  .replaceAll("-", isMac ? "" : "+");
const aria = (keys) => keys.replace("Mod", isMac ? "Meta" : "Control").replaceAll("-", "+");

const buttonOf = (editor, { name, keys, run }) => {
  const label = say(name);
  const button = element("button", {
    type: "button", "data-tool": name, tabindex: "-1", "aria-label": label,
    title: keys ? `${label} (${spell(keys)})` : label, "aria-keyshortcuts": keys ? aria(keys) : null,
    "data-keys-note": keys ? keys.replace("Mod", "Ctrl").replace(/Arrow(\w+)/, (_all, way) => ({ Down: "↓", Right: "→" })[way]).replaceAll("-", "+") : null,
    "data-keys-group": say("tools"), "data-keys-said": label,
  }, icon(name));
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-disabled") !== "true") run(editor);
  });
  return button;
};

export const toolbar = (editor) => {
  const bar = element("div", { class: "desk-tools", role: "toolbar", "aria-label": say("tools"), "aria-controls": editor.view.dom.id || null,
    "data-keys-note": "Alt+F10", "data-keys-group": say("tools"), "data-keys-said": say("tools"),
  });
  const made = GROUPS.map(({ label, tools, shown = () => true }) => {
    const group = element("div", { class: "desk-tools-group", role: "group", "aria-label": say(label) });
    const buttons = tools.map((tool) => ({ tool, button: buttonOf(editor, tool) }));
    group.append(...buttons.map(({ button }) => button));
    bar.append(group);
    return { group, shown, buttons };
  });
  const reachable = () => made.flatMap(({ group, buttons }) => (group.hidden ? [] : buttons.map(({ button }) => button)));
  const stop = (button) => {
    bar.querySelectorAll("button").forEach((other) => { other.tabIndex = other === button ? 0 : -1; });
  };
  const refresh = () => {
    made.forEach(({ group, shown, buttons }) => {
      group.hidden = !shown(editor);
      if (group.hidden) return;
      buttons.forEach(({ tool, button }) => {
        if (tool.active) button.setAttribute("aria-pressed", String(tool.active(editor)));
        button.setAttribute("aria-disabled", String(tool.enabled ? !tool.enabled(editor) : false));
      });
    });
    if (!reachable().some((button) => button.tabIndex === 0)) stop(reachable()[0]);
  };
  bar.addEventListener("keydown", (event) => {
    const buttons = reachable();
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Escape") editor.commands.focus();
    else if (to !== undefined && at >= 0) {
      const next = buttons.at(to % buttons.length);
      stop(next);
      next.focus();
    } else return;
    event.preventDefault();
  });
  bar.addEventListener("focusin", (event) => { if (event.target.matches("button")) stop(event.target); });
  editor.on("transaction", refresh);
  editor.on("focus", refresh);
  refresh();
  return { bar, focus: () => reachable().find((button) => button.tabIndex === 0)?.focus() };
};
