// Keeps what is written a second after the last key: at once in this browser, and as soon as it answers at the server.
document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector("[data-keep]");
  const form = panel?.closest("form");
  const { store, send } = window.deskKeep ?? {};
  if (!form || !store) return;
  const { person, story, window: key } = panel.dataset;
  const place = { person, story, window: key };
  const counter = form.elements["kept-sequence"];
  const state = panel.querySelector("[data-keep-state]");
  const PAUSE = 1000, SLOWEST = 15_000, BEAT = 15_000;
  let known = [], fields = [], typed = false, sequence = 0, sent = 0, stored = true;
  let timer, noting, running = null, pause = PAUSE;

  const pairs = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
  const words = (all) => all.filter(([name]) => !name.startsWith("kept-"));
  const isKnown = (now) => now.length === known.length
    && now.every(([name, value], at) => name === known[at][0] && value === known[at][1]);
  const say = (text, kind) => {
    if (state.textContent !== text) state.textContent = text;
    panel.dataset.kind = kind;
  };
  // Puts what has changed into the browser's store; answers whether it is safe there or at the server.
  const note = () => {
    const now = pairs();
    if (!isKnown(words(now))) {
      known = words(now);
      counter.value = ++sequence;
      fields = now.map(([name, value]) => [name, name === counter.name ? counter.value : value]);
      stored = store.put(place, { sequence, address: panel.dataset.keep, pairs: fields });
    }
    return stored || sent === sequence;
  };
  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(() => flush(), wait);
  };
  const took = (outcome, upTo) => {
    if (outcome.kind === "kept") {
      pause = PAUSE;
      if (upTo !== null) {
        sent = Math.max(sent, upTo);
        store.drop(place, upTo);
        say(outcome.answer.says ?? panel.dataset.saidKept.replace("%s", outcome.answer.at), "kept");
      } else if (panel.dataset.kind === "silent" && sent === sequence) say("", "kept");
    } else if (outcome.kind === "silent") {
      say(stored ? panel.dataset.saidSilent : panel.dataset.saidFull, "silent");
      later(pause = Math.min(pause * 2, SLOWEST));
    } else say(outcome.said ?? (outcome.kind === "door" ? panel.dataset.saidDoor : panel.dataset.saidRefused), outcome.kind);
    document.dispatchEvent(new CustomEvent("desk:kept", { detail: outcome }));
    return outcome;
  };
  // Sends what the server has not got yet. With `ask`, it is asked even if that is nothing.
  const flush = ({ ask = false, leaving = false } = {}) => {
    clearTimeout(timer);
    note();
    const upTo = sequence === sent ? null : sequence;
    if (upTo === null && !ask) return Promise.resolve({ kind: "kept" });
    if (running && !leaving) return running.then(() => flush({ ask }));
    const extra = [...(upTo === null ? [["kept-beat", "1"]] : []), ...(leaving === "gone" ? [["kept-leaving", "1"]] : [])];
    const told = upTo === null ? pairs().filter(([name]) => name.startsWith("kept-") || name === "base") : fields;
    const mine = send(panel.dataset.keep, [...told, ...extra], { leaving }).then((outcome) => took(outcome, upTo));
    running = mine.finally(() => { running = null; });
    return running;
  };
  const touch = (event) => {
    typed ||= event.isTrusted;
    clearTimeout(noting);
    noting = setTimeout(note, 200);
    if (panel.dataset.kind !== "silent") later(PAUSE);
  };
  Object.assign(window.deskKeep, { flush, note, say, place, panel, form, isTouched: () => sequence > 0 });

  known = words(pairs());
  form.addEventListener("keydown", touch);
  form.addEventListener("input", touch);
  form.addEventListener("change", touch);
  form.addEventListener("focusout", () => { if (note() && sequence !== sent && panel.dataset.kind !== "silent") flush(); });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) flush({ leaving: "hidden" });
  });
  window.addEventListener("pagehide", () => flush({ leaving: window.deskKeep.isSaving ? "hidden" : "gone", ask: !window.deskKeep.isSaving }));
  window.addEventListener("online", () => flush());
  window.addEventListener("load", () => {
    setTimeout(() => {
      if (!typed) known = words(pairs());  // what the editor made of the text on its own is nobody's change
      flush({ ask: true });
    });
    setInterval(() => { if (!document.hidden && panel.dataset.kind !== "door") flush({ ask: true }); }, BEAT);
  });
});
