// Says below the name of a new company or person, after a pause, who in the register looks alike. It holds nothing up.
const line = document.querySelector("[data-alike]");
const fields = ["name", "wikidata"].map((name) => document.getElementById(`id_${name}`));
let waiting = 0;
let asked = 0;

const ask = async () => {
  const turn = ++asked;
  const query = new URLSearchParams(fields.filter(Boolean).map((field) => [field.name, field.value]));
  const answer = await fetch(`${line.dataset.alike}?${query}`).catch(() => null);
  if (turn === asked && answer?.ok) line.innerHTML = await answer.text();
};

if (line && fields[0]) {
  fields[0].closest(".form-row").after(line);
  fields.filter(Boolean).forEach((field) => field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 400);
  }));
  if (fields[0].value) ask();
}
