// Of two versions to compare, the older is always the first: the other choice follows when they would cross.
document.querySelectorAll("[data-pick]").forEach((form) => {
  const all = (name) => [...form.querySelectorAll(`input[name=${name}]`)];
  const mark = () => {
    const from = all("from").findIndex((input) => input.checked);
    const to = all("to").findIndex((input) => input.checked);
    form.querySelectorAll(".past-entry").forEach((entry, place) => {
      entry.classList.toggle("is-from", place === from);
      entry.classList.toggle("is-to", place === to);
      entry.classList.toggle("is-between", place > to && place < from);
    });
  };
  form.addEventListener("change", (event) => {
    const places = { from: all("from"), to: all("to") };
    const chosen = (name) => places[name].findIndex((input) => input.checked);
    if (chosen("to") >= chosen("from")) {
      const other = event.target.name === "from" ? "to" : "from";
      const place = chosen(event.target.name) + (other === "to" ? -1 : 1);
      if (places[other][place]) places[other][place].checked = true;
    }
    mark();
  });
  mark();
});
