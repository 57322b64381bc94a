// The list of companies below an “@”: narrowed while one types; arrow keys move, Enter or Tab takes, Escape closes.
import { Plugin } from "tiptap";
import { takeCompany } from "desk-editor/company";
import { element, say, told } from "desk-editor/words";

// “@” at the beginning or after a blank or an opening mark, and what is typed behind it.
const TYPED = /(?:^|[\s([{«“"‘’'])@([\p{L}\p{N}][\p{L}\p{N}\p{M} .&’'-]{0,40})?$/u;

const typed = ({ selection, schema }) => {
  const { $from, empty } = selection;
  if (!empty || !$from.parent.isTextblock || !$from.parent.type.allowsMarkType(schema.marks.company)) return null;
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 60), $from.parentOffset, null, "\ufffc");
  const match = TYPED.exec(before);
  if (!match) return null;
  const query = match[1] ?? "";
  return { query, from: $from.pos - query.length - 1, to: $from.pos };
};

export const offers = (editor) => {
  const list = element("ul", { class: "desk-offers", id: "desk-company-offers", role: "listbox", "aria-label": say("companies"), hidden: true });
  let [place, found, active, asked, dismissed, timer] = [null, [], 0, 0, null, 0];
  const box = () => editor.view.dom;

  const close = () => {
    list.hidden = true;
    [place, found] = [null, []];
    Object.entries({ role: "textbox", "aria-multiline": "true" }).forEach(([name, value]) => box().setAttribute(name, value));
    ["aria-expanded", "aria-controls", "aria-activedescendant", "aria-autocomplete"].forEach((name) => box().removeAttribute(name));
  };
  const mark = (index) => {
    active = (index + found.length) % found.length;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === active)));
    box().setAttribute("aria-activedescendant", list.children[active].id);
    list.children[active].scrollIntoView({ block: "nearest" });
  };
  const take = (at) => {
    const [chosen, where] = [found[at], place];
    close();
    takeCompany(editor.view, where, chosen);
  };
  const show = (view, companies) => {
    found = companies;
    list.replaceChildren(...companies.map((one, at) => {
      const item = element("li", { id: `desk-company-${at}`, role: "option" }, element("b", {}, one.alias || one.name), ` ${one.alias ? `→ ${one.name}, ` : ""}${one.kind}`);
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(at); });
      return item;
    }));
    list.hidden = !companies.length && !place.query;
    if (!companies.length) list.append(element("li", { class: "is-none", role: "option", "aria-disabled": "true" }, say("noCompany")));
    box().removeAttribute("aria-multiline");
    Object.entries({ role: "combobox", "aria-expanded": "true", "aria-controls": list.id, "aria-autocomplete": "list" })
      .forEach(([name, value]) => box().setAttribute(name, value));
    const caret = view.coordsAtPos(place.from);
    list.style.left = `${Math.max(8, Math.min(caret.left, innerWidth - list.offsetWidth - 8))}px`;
    list.style.top = `${caret.bottom + 6 + list.offsetHeight > innerHeight ? caret.top - 6 - list.offsetHeight : caret.bottom + 6}px`;
    if (companies.length) mark(0);
  };
  const ask = (view) => {
    const turn = asked += 1;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const answer = await fetch(`${told.companies}?q=${encodeURIComponent(place?.query ?? "")}`).catch(() => null);
      if (answer?.ok && turn === asked && place) show(view, (await answer.json()).companies);
    }, 120);
  };
  const update = (view, before) => {
    if (before.doc.eq(view.state.doc) && before.selection.eq(view.state.selection)) return;
    const now = view.hasFocus() || place ? typed(view.state) : null;
    if (!now || now.from === dismissed) {
      if (!now) dismissed = null;
      return place ? close() : undefined;
    }
    place = now;
    ask(view);
  };
  const handleKeyDown = (_view, event) => {
    if (list.hidden) return false;
    if (event.key === "Escape") { dismissed = place.from; close(); }
    else if (!found.length) return false;
    else if (event.key === "ArrowDown") mark(active + 1);
    else if (event.key === "ArrowUp") mark(active - 1);
    else if (event.key === "Enter" || event.key === "Tab") take(active);
    else return false;
    event.preventDefault();
    return true;
  };
  return new Plugin({
    props: { handleKeyDown, handleDOMEvents: { blur: () => { close(); } } },
    view: () => { document.body.append(list); return { update, destroy: () => list.remove() }; },
  });
};
