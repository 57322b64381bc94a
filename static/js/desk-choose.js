// Makes a box of a field that chooses records: those chosen stand in it, each with its cross; an input finds others.
// The select stays the field: what another script changes in it is shown at its `change`, and `desk:choose` adds to it.
document.addEventListener("DOMContentLoaded", () => {
  const element = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => { if (value) made.setAttribute(name, value); });
    made.append(...children);
    return made;
  };

  const setUp = (select) => {
    const { id, dataset } = select;
    const label = select.labels[0];
    const chosen = element("ul", { class: "choose-chosen", id: `${id}_chosen`, role: "list" });
    const input = element("input", {
      "type": "text",
      "id": `${id}_find`,
      "class": "choose-input",
      "role": "combobox",
      "placeholder": " ",
      "autocomplete": "off",
      "autocapitalize": "none",
      "spellcheck": "false",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": `${id}_offers`,
      "aria-describedby": [select.getAttribute("aria-describedby"), chosen.id].filter(Boolean).join(" "),
      "aria-invalid": select.getAttribute("aria-invalid"),
      "aria-required": select.required && "true",
    });
    const list = element("ul", { class: "choose-list", id: `${id}_offers`, role: "listbox", hidden: "hidden" });
    const said = element("p", { class: "choose-said", role: "status" });
    const offers = element("div", { class: "choose-offers" }, list, said);
    const box = element("div", { class: `choose is-${select.multiple ? "many" : "one"}`, "data-choose": id }, chosen, input, offers);

    const taken = () => [...select.selectedOptions].filter((option) => option.value);
    const tell = (words) => {
      said.textContent = words;
      ["input", "change"].forEach((kind) => select.dispatchEvent(new Event(kind, { bubbles: true })));
    };
    const remove = (option) => {
      option.remove();
      tell(dataset.saidRemoved.replace("%s", option.text));
    };
    const show = () => {
      chosen.replaceChildren(...taken().map((option, at) => {
        const cross = element("button", { type: "button", class: "choose-cross", "aria-label": dataset.saidRemove.replace("%s", option.text) }, "×");
        cross.disabled = select.disabled;
        cross.addEventListener("click", () => {
          remove(option);
          const crosses = [...chosen.querySelectorAll("button")];
          (crosses[at] ?? crosses.at(-1) ?? input).focus();
        });
        return element("li", {}, element("span", {}, option.text), cross);
      }));
    };

    if (label) {
      label.htmlFor = input.id;
      list.setAttribute("aria-label", label.textContent.trim());
    }
    if (select.multiple) list.setAttribute("aria-multiselectable", "true");
    input.disabled = select.disabled;
    select.classList.add("is-chosen-from");
    select.tabIndex = -1;
    select.setAttribute("aria-hidden", "true");
    select.after(box);
    show();

    select.addEventListener("focus", () => input.focus());  // a link to the field, or the browser for one left empty
    select.addEventListener("change", show);
    window.addEventListener("pageshow", show);  // a browser that goes back fills fields in by itself
    select.addEventListener("desk:choose", ({ detail }) => {
      if (taken().some(({ value }) => value === detail.id)) return;
      if (!select.multiple) taken().forEach((option) => option.remove());
      select.add(new Option(detail.text, detail.id, true, true));
      tell(dataset.saidChosen.replace("%s", detail.text));
    });
    input.addEventListener("keydown", (event) => {
      const last = taken().at(-1);
      if (event.key === "Backspace" && !input.value && last && !event.repeat) remove(last);
    });
  };
  document.querySelectorAll("select.admin-autocomplete").forEach(setUp);
});
