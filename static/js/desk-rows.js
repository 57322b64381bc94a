// In a list, the arrow keys go from row to row, and from the search box into the list.
document.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const rows = [...document.querySelectorAll("#result_list tbody tr")];
  const row = event.target.closest("#result_list tbody tr");
  const fromSearch = event.target.id === "searchbar" && event.key === "ArrowDown";
  if (!rows.length || !(row || fromSearch) || event.target.matches("select, textarea")) return;
  const next = fromSearch ? rows[0] : rows[rows.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1)];
  const goal = next?.querySelector("a") ?? (row ? document.querySelector("#searchbar") : null);
  if (!goal || (!next && event.key === "ArrowDown")) return;
  event.preventDefault();
  goal.focus();
});
