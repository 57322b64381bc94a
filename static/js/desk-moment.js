// A field for a time: says while one types how it is read, and asks where the clocks leave two answers or none.
document.addEventListener("DOMContentLoaded", () => {
  const PAUSE = 250;
  const make = (name, className, text = "") => Object.assign(document.createElement(name), { className, textContent: text });

  const start = (box) => {
    const field = box.querySelector("input:not([type=hidden], [type=radio])");
    const read = box.querySelector("[data-moment-read]");
    const says = box.querySelector("[data-moment-says]");
    let which = box.querySelector(".moment-which");
    let asking;
    let timer;

    const choices = (told) => {
      which.replaceChildren(which.querySelector("legend"));
      which.hidden = !told.which?.length;
      (told.which ?? []).forEach((one) => {
        const label = make("label", "");
        const radio = Object.assign(document.createElement("input"), { type: "radio", name: `${field.name}-which`, value: one.value });
        label.append(radio, ` ${one.label}`);
        which.append(label);
      });
    };
    const nearby = (told) => (told.near ?? []).map((time) => {
      const button = make("button", "button moment-near", time);
      button.type = "button";
      button.addEventListener("click", () => put(time));
      return button;
    });
    const show = (told) => {
      read.value = told.read ?? "";
      says.replaceChildren();
      if (told.says) {
        const said = make("span", "has-zones", told.says);
        said.tabIndex = 0;
        const zones = make("span", "zones", told.zones);
        zones.setAttribute("role", "tooltip");
        said.append(zones);
        says.append(said);
      } else if (told.error) says.append(make("span", "moment-error", told.error), ...nearby(told));
      choices(told);
    };
    const ask = async () => {
      asking?.abort();
      if (!field.value.trim()) return show({});
      asking = new AbortController();
      const address = `${box.dataset.moment}?text=${encodeURIComponent(field.value)}`;
      try {
        const answer = await fetch(address, { signal: asking.signal, headers: { Accept: "application/json" } });
        if (answer.ok) show(await answer.json());
      } catch {
        // The page that asks for confirmation says it, too.
      }
    };
    const put = (time) => {
      field.value = time;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    };

    field.addEventListener("input", () => {
      show({});
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    });
    const picker = Object.assign(document.createElement("input"), { type: "datetime-local", className: "moment-picker", tabIndex: -1 });
    picker.setAttribute("aria-hidden", "true");
    const opener = make("button", "button moment-opener", box.dataset.pick);
    opener.type = "button";
    opener.addEventListener("click", () => {
      try { picker.showPicker(); } catch { picker.focus(); }
    });
    picker.addEventListener("change", () => { if (picker.value) put(picker.value.replace("T", " ")); });
    field.after(opener, picker);  // a field that is moved loses the keys
  };
  document.querySelectorAll("[data-moment]").forEach(start);
});
