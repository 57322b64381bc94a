// What the page tells the editor: words in the person's language, addresses to ask, hosts whose posts may be linked.
export const textarea = document.querySelector("textarea[data-desk-editor]");
export const told = JSON.parse(textarea?.dataset.deskEditor ?? '{"words":{}}');

// The words for a key; `%s` in them stands for what is given.
export const say = (key, what = "") => (told.words[key] ?? key).replace("%s", what);

export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => {
    if (key === "onclick") made.addEventListener("click", value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  });
  made.append(...children);
  return made;
};

// Says something to everybody, also to who can't see it. `tone` is "" or "wrong".
export const announce = (text, tone = "") => {
  const place = document.querySelector("[data-editor-says]");
  if (!place) return;
  place.classList.toggle("is-wrong", tone === "wrong");
  place.textContent = text;
};
