// Sends what an outage left in this browser; a page that isn't written in yet then shows the newest text.
window.addEventListener("load", async () => {
  const { store, send, place, isTouched } = window.deskKeep ?? {};
  const person = place?.person ?? document.querySelector("[data-keep-person]")?.dataset.keepPerson;
  if (!store || !send || !person) return;
  let isNewer = false;
  for (const entry of store.left(person)) {
    if (entry.place.window === place?.window) continue;
    const { kind, answer } = await send(entry.address, entry.pairs);
    if (kind === "silent" || kind === "door") return;
    if (kind !== "kept") continue;
    store.drop(entry.place, entry.sequence);
    isNewer ||= answer.kept && (!place || entry.place.story === place.story);
  }
  if (isNewer && !isTouched?.()) location.reload();
});
