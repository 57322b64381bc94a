// Accepts, dismisses and takes back what is found in the text. What the server can't be told goes along with the form.
document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector("[data-found]");
  const form = panel?.closest("form");
  if (!form) return;
  const { deskFoundBoxes: boxes, deskFoundPlace: place } = window;
  const said = panel.querySelector("[data-found-said]");
  const undoButton = panel.querySelector("[data-found-undo]");
  const isSaved = "foundSaved" in panel.dataset;
  let undo = null;
  let isBusy = false;

  const keyOf = ({ dataset: { kind, about, words } }) => ({ kind, about, words });
  const nameOf = (line) => line.querySelector(".found-what b").textContent;
  const tell = async (act, key, more = []) => {
    const written = new FormData(form);
    const about = ["language", "dated", "partnerships"].flatMap((name) => written.getAll(name).map((value) => [name, value]));
    const answer = await fetch(panel.dataset.foundAnswer, {
      method: "POST",
      body: new URLSearchParams([["do", act], ...Object.entries(key), ...about, ...more]),
      headers: { "X-CSRFToken": window.deskToken.read() },
    }).catch(() => null);
    const told = answer?.redirected ? null : await answer?.json().catch(() => null);
    return { ok: Boolean(told && answer.ok), error: told?.error ?? panel.dataset.saidFailed, ...told };
  };
  // One answer at a time; the second of two clicks finds the first one busy.
  const once = (act) => async ({ target }) => {
    if (isBusy) return;
    isBusy = true;
    try { await act(target); } finally { isBusy = false; }
  };
  const done = (line, words, way) => {
    said.textContent = words.replace("#", nameOf(line));
    undo = Object.assign(way, { key: keyOf(line) });
    undoButton.hidden = false;
    line.dispatchEvent(new Event("found:leaving", { bubbles: true }));
    line.remove();
  };

  const accept = async (line) => {
    const { box, row, text, link, places } = line.dataset;
    if (box) {
      const unlink = link ? place.link(JSON.parse(places), Number(link)) : () => {};
      const takeOut = boxes.choose({ field: box, id: row, text });
      return done(line, panel.dataset.saidAccepted, () => { unlink(); takeOut(); });
    }
    const fields = [...line.querySelectorAll("[data-found-field]")].map((one) => [one.dataset.foundField, one.value]);
    const open = line.dataset.kind === "milestone" ? line.querySelector("select, .found-make") : null;
    if (open && !open.value) {
      said.textContent = panel.dataset.saidChoose;
      return open.focus();
    }
    const key = keyOf(line);
    const told = await tell("accept", key, fields);
    if (!told.ok) return void (said.textContent = told.error);
    const ways = told.boxes.map((one) => boxes.choose(one));
    const made = told.boxes[0].id;
    if (!isSaved) boxes.remember(key, Number(made));
    done(line, panel.dataset.saidAccepted, async () => {
      ways.forEach((way) => way());
      boxes.forget(key);
      await tell("undo", key, [["row", made]]);
    });
  };
  const dismiss = async (line) => {
    const key = keyOf(line);
    const told = isSaved ? await tell("dismiss", key) : { ok: false };
    if (!told.ok) boxes.remember(key, null);
    done(line, panel.dataset.saidDismissed, async () => {
      boxes.forget(key);
      if (isSaved) await tell("undo", key);
    });
  };
  const takeBack = async () => {
    const way = undo;
    if (!way) return;
    undo = null;
    await way();
    said.textContent = panel.dataset.saidUndone;
    undoButton.hidden = true;
    panel.dispatchEvent(new CustomEvent("found:ask", { detail: way.key }));
  };

  panel.addEventListener("found:accept", once(accept));
  panel.addEventListener("found:dismiss", once(dismiss));
  panel.addEventListener("found:undo", once(takeBack));
  panel.addEventListener("click", ({ target }) => {
    const [line, button] = [target.closest("[data-found-line]"), target.closest("button")];
    const act = button?.matches("[data-found-accept]") ? "accept" : button?.matches("[data-found-dismiss]") ? "dismiss" : "";
    if (button === undoButton) panel.dispatchEvent(new Event("found:undo"));
    else if (act) line.dispatchEvent(new Event(`found:${act}`, { bubbles: true }));
    else if (line && !target.closest("textarea, select, a, label")) line.focus();
  });
});
