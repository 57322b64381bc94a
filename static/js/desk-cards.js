// Shows the story's card and its line in a search engine as they will look, while they are typed.
document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector("[data-looks]");
  const form = document.querySelector("#article_form");
  if (!panel || !form?.elements.headline) return;
  const snippet = panel.querySelector(".look-snippet");
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = "20px Arial, 'Liberation Sans', Arimo, sans-serif";
  const value = (name) => form.elements[name]?.value.trim().replace(/\s+/g, " ") ?? "";
  const slugOf = (text) => text.normalize("NFKD").replace(/\p{M}|[^\w\s-]/gu, "").toLowerCase().trim()
    .replace(/[-\s]+/g, "-").slice(0, 56).replace(/^-+|-+$/g, "");
  const cut = (text, fits) => {
    if (fits(text)) return text;
    const words = text.split(" ");
    while (words.length > 1 && !fits(`${words.join(" ")} …`)) words.pop();
    return `${words.join(" ")} …`;
  };
  const say = (name, text) => document.querySelectorAll(`[data-look="${name}"]`).forEach((place) => {
    place.textContent = text || (place.dataset.empty ?? "");
  });

  const show = () => {
    const section = form.elements.section;
    say("section", section?.value ? section.selectedOptions[0].textContent : "");
    ["kicker", "headline", "standfirst"].forEach((name) => say(name, value(name)));
    say("slug", value("slug") || slugOf(value("headline")));
    const front = snippet.querySelector("[data-look-front]");
    const language = value("language");
    if (front.dataset[language]) front.textContent = front.dataset[language];
    const spoken = ".desk-looks [lang], #id_kicker, #id_headline, #id_standfirst, .desk-sheet .tiptap";
    if (language) document.querySelectorAll(spoken).forEach((part) => { if (part.lang !== language) part.lang = language; });
    const title = [value("headline") || panel.querySelector("[data-look=headline]").dataset.empty, snippet.dataset.site].join(" · ");
    panel.querySelector("[data-look-title]").textContent =
      cut(title, (text) => pen.measureText(text).width <= Number(snippet.dataset.pixels));
    panel.querySelector("[data-look-text]").textContent =
      cut(value("standfirst"), (text) => text.length <= Number(snippet.dataset.most));
  };
  const frame = (picture) => { picture.style.objectPosition = `${picture.dataset.x}% ${picture.dataset.y}%`; };
  const showPicture = async () => {
    const id = value("picture");
    const answer = id && await fetch(panel.dataset.picture.replace("/0/", `/${id}/`)).catch(() => null);
    const found = answer?.ok ? await answer.json() : null;
    if (id !== value("picture")) return;
    document.querySelectorAll("[data-look-picture]").forEach((place) => {
      const picture = place.querySelector("img");
      place.hidden = !found;
      if (!found) return;
      Object.assign(picture.dataset, { x: found.x, y: found.y });
      picture.src = found.address;
      frame(picture);
      const credit = place.querySelector("[data-look-credit]");
      if (!credit) return;
      credit.textContent = found.credit;
      picture.alt = found.alt;
    });
  };

  const button = panel.querySelector("[data-look-switch]");
  button.hidden = false;
  button.addEventListener("click", () => {
    const isDark = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(isDark));
    panel.querySelector("[data-look-stage]").classList.toggle("is-dark", isDark);
  });
  ["kicker", "headline", "standfirst", "section", "slug", "language"].forEach((name) => {
    form.elements[name]?.addEventListener("input", show);
    form.elements[name]?.addEventListener("change", show);
  });
  form.elements.picture?.addEventListener("change", showPicture);
  document.querySelectorAll("[data-look-picture] img").forEach(frame);
  show();
});
