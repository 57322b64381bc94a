// Keeps in this browser what the server has not got yet, by person, story and window; signing out takes it away.
(() => {
  const PREFIX = "desk.keep:";
  const name = (place) => `${PREFIX}${place.person}:${place.story}:${place.window}`;
  const read = (key) => {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  };
  const store = {
    // Answers whether the browser took it.
    put(place, entry) {
      try {
        localStorage.setItem(name(place), JSON.stringify({ place, ...entry }));
        return true;
      } catch { return false; }
    },
    // Forgets a window's text up to this sequence; what was typed after it stays.
    drop(place, sequence) {
      const entry = read(name(place));
      if (entry && entry.sequence <= sequence) localStorage.removeItem(name(place));
    },
    left(person) {
      return Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}${person}:`)).map(read).filter(Boolean);
    },
  };
  window.deskKeep = { store };

  document.addEventListener("submit", async (event) => {
    if (event.target.id !== "logout-form" || event.defaultPrevented) return;
    const left = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).map(read).filter(Boolean);
    if (!left.length || !window.deskKeep.send) return;
    event.preventDefault();
    const answers = await Promise.all(left.map((entry) => window.deskKeep.send(entry.address, entry.pairs)));
    left.forEach((entry, at) => { if (answers[at].kind === "kept") store.drop(entry.place, entry.sequence); });
    if (answers.some((answer) => answer.kind === "silent")) return;
    event.target.submit();
  });
})();
