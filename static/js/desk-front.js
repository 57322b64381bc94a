// A card dragged onto another slot is placed there, as its own form would do it.
const slots = [...document.querySelectorAll("[data-front] [data-seat]")];
const formOf = (slot) => slot.querySelector(".front-do [name=story]")?.form;
let dragged = null;

function put(form, seat) {
  const to = Object.assign(document.createElement("input"), { type: "hidden", name: "to", value: seat });
  form.append(to);
  form.submit();
}

slots.forEach((slot) => {
  if (!formOf(slot)) return;
  slot.draggable = true;
  slot.addEventListener("dragstart", (event) => {
    dragged = slot;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", slot.querySelector("h3").textContent);
  });
  slot.addEventListener("dragend", () => {
    dragged = null;
  });
});

slots.forEach((slot) => {
  slot.addEventListener("dragover", (event) => {
    if (!dragged || dragged === slot) return;
    event.preventDefault();
    slot.classList.add("is-over");
  });
  slot.addEventListener("dragleave", () => slot.classList.remove("is-over"));
  slot.addEventListener("drop", (event) => {
    event.preventDefault();
    slot.classList.remove("is-over");
    if (dragged && dragged !== slot) put(formOf(dragged), slot.dataset.seat);
  });
});
