// The links beside a field open a record in a window of its own; Django's page there calls these when it is done.
document.addEventListener("DOMContentLoaded", () => {
  const FEATURES = "height=500,width=800,resizable=yes,scrollbars=yes";
  // A window's name ends with how deep it is: a window may open windows.
  const isWindow = document.getElementsByName("_popup").length > 0;
  const depth = isWindow ? Number(/__(\d+)$/.exec(window.name)?.[1] ?? 0) : 0;
  const ending = `__${depth + 1}`;
  const opened = new Set();

  const open = (link) => {
    const address = new URL(link.href);
    address.searchParams.set("_popup", "1");
    const child = window.open(address, (link.dataset.windowFor ?? link.id.replace(/^(change|add|delete|lookup)_/, "")) + ending, FEATURES);
    if (!child) return;
    opened.add(child);
    child.focus();
  };
  const fieldOf = (child) => document.getElementById(child.name.endsWith(ending) ? child.name.slice(0, -ending.length) : child.name);
  const tell = (field) => ["input", "change"].forEach((kind) => field.dispatchEvent(new Event(kind, { bubbles: true })));
  // Lets the field of a window take what came of it, and closes the window.
  const done = (child, change) => {
    const field = fieldOf(child);
    if (field) {
      change(field);
      tell(field);
    }
    opened.delete(child);
    child.close();
  };
  const optionsOf = (field, id) => [...(field.options ?? [])].filter((option) => option.value === id);
  const put = (field, id) => {
    const isMany = field.classList.contains("vManyToManyRawIdAdminField") && field.value;
    field.value = isMany ? `${field.value},${id}` : id;
  };

  Object.assign(window, {
    dismissAddRelatedObjectPopup: (child, id, name) => done(child, (field) => {
      if (field.options) field.add(new Option(name, id, true, true));
      else put(field, id);
    }),
    dismissChangeRelatedObjectPopup: (child, was, name, id) => done(child, (field) => {
      optionsOf(field, was).forEach((option) => Object.assign(option, { text: name, value: id }));
    }),
    dismissDeleteRelatedObjectPopup: (child, id) => done(child, (field) => optionsOf(field, id).forEach((option) => option.remove())),
    dismissRelatedLookupPopup: (child, id) => done(child, (field) => put(field, id)),
    dismissChildPopups: () => opened.forEach((child) => {
      if (child.closed) return;
      child.dismissChildPopups?.();
      child.close();
    }),
  });
  window.addEventListener("pagehide", () => window.dismissChildPopups());

  // The links that change or show a record lead to the one that is chosen.
  const lead = (select) => {
    const links = select.closest(".related-widget-wrapper").querySelectorAll("a[data-href-template]");
    links.forEach((link) => {
      if (select.value) {
        link.href = link.dataset.hrefTemplate.replace("__fk__", encodeURIComponent(select.value));
        link.removeAttribute("aria-disabled");
      } else {
        link.removeAttribute("href");
        link.setAttribute("aria-disabled", "true");
      }
    });
  };
  document.querySelectorAll(".related-widget-wrapper select").forEach((select) => {
    lead(select);
    select.addEventListener("change", () => lead(select));
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('.related-widget-wrapper-link[data-popup="yes"]');
    if (!link) return;
    event.preventDefault();
    if (link.href) open(link);
  });
});
