// Offers the records that a word finds, below the box it is typed in. Arrow keys mark one, Enter, Tab or a click takes it.
document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-choose]").forEach((box) => {
  const select = document.getElementById(box.dataset.choose);
  const [input, list, said] = ["[role=combobox]", "[role=listbox]", "[role=status]"].map((one) => box.querySelector(one));
  const { saidNone, saidFailed, saidFound, appLabel, modelName, fieldName } = select.dataset;
  const PAUSE = 150;
  let marked = -1, page = 0, isMore = false, asking = null, timer = 0;

  const isOpen = () => box.classList.contains("is-open");
  const mark = (at) => {
    marked = at;
    [...list.children].forEach((item, place) => item.classList.toggle("is-marked", place === at));
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  };
  const turn = (isOpened, isListed) => {
    list.hidden = !isListed;
    input.setAttribute("aria-expanded", String(isListed));
    if (isOpened !== isOpen() && box.classList.toggle("is-open")) list.parentElement.scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    mark(-1);
    turn(false, false);
  };
  const clear = () => {
    input.value = "";
    close();
  };
  const take = (item) => {
    select.dispatchEvent(new CustomEvent("desk:choose", { detail: { id: item.dataset.id, text: item.textContent } }));
    clear();
  };
  const item = ({ id, text }, at) => {
    const made = document.createElement("li");
    const isChosen = [...select.selectedOptions].some(({ value }) => value === id);
    Object.entries({ "id": `${list.id}_${at}`, "role": "option", "data-id": id, "aria-selected": String(isChosen) })
      .forEach(([name, value]) => made.setAttribute(name, value));
    made.textContent = text;
    return made;
  };
  const ask = async (wanted = 1) => {
    clearTimeout(timer);
    asking?.abort();
    const { signal } = asking = new AbortController();
    const term = input.value.trim();
    const query = new URLSearchParams({ app_label: appLabel, model_name: modelName, field_name: fieldName, term, page: wanted });
    const answer = await fetch(`${select.getAttribute("data-ajax--url")}?${query}`, { signal }).catch(() => null);
    // Whoever has been signed out gets another page.
    const found = answer?.ok && !answer.redirected ? await answer.json().catch(() => null) : null;
    if (signal.aborted) return;
    [page, isMore, asking] = [found ? wanted : page, found?.pagination.more ?? false, null];
    if (wanted === 1) list.replaceChildren();
    list.append(...(found?.results ?? []).map((one, at) => item(one, list.children.length + at)));
    const count = list.children.length;
    said.textContent = !found ? saidFailed : count ? saidFound.replace("%s", `${count}${isMore ? "+" : ""}`) : saidNone;
    turn(true, Boolean(found && count));
    if (wanted === 1) mark(term && count ? 0 : -1);
  };
  const next = async () => {
    const last = marked;
    if (isMore && last === list.children.length - 1) await ask(page + 1);
    if (!list.hidden) mark((last + 1) % list.children.length);
  };

  // Each answers false where the key is not its own.
  const keys = {
    ArrowDown: () => (list.hidden ? ask() : next()),
    ArrowUp: () => (list.hidden ? ask() : mark(marked > 0 ? marked - 1 : list.children.length - 1)),
    Enter: () => (marked < 0 ? ask() : take(list.children[marked])),
    Home: () => !list.hidden && mark(0),
    End: () => !list.hidden && mark(list.children.length - 1),
    Tab: (event) => marked >= 0 && !event.shiftKey && take(list.children[marked]),
    Escape: () => (isOpen() ? close() : input.value ? clear() : false),
  };
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || !keys[event.key]) return;
    if (keys[event.key](event) !== false) event.preventDefault();
  });
  input.addEventListener("input", () => {
    mark(-1);  // what was offered for another word must not be taken now
    clearTimeout(timer);
    timer = setTimeout(() => ask(), PAUSE);
  });
  input.addEventListener("blur", clear);
  box.addEventListener("mousedown", (event) => { if (event.target !== input) event.preventDefault(); });
  box.addEventListener("click", (event) => {
    const offered = event.target.closest("[role=option]");
    if (offered) return take(offered);
    if (event.target.closest("button, .choose-offers")) return;
    input.focus();
    if (!isOpen()) ask();
  });
  list.addEventListener("scroll", () => {
    if (isMore && !asking && list.scrollTop + list.clientHeight > list.scrollHeight - 40) ask(page + 1);
  });
}));
