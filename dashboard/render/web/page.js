// Sorting by a click on a heading, and light or dark. Without it the page reads the same.
"use strict";

const amount = (row, place) => {
  const cell = row.cells[place];
  const number = cell.dataset.by;
  return number ? Number(number) : null;
};

const sort = (table, head, place) => {
  const down = head.getAttribute("aria-sort") === "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const text = (row) => row.cells[place].textContent.trim();
  rows.sort((a, b) => {
    const [x, y] = [amount(a, place), amount(b, place)];
    // What has no number comes last, whichever way.
    if (x === null && y === null) return text(a).localeCompare(text(b)) * (down ? -1 : 1);
    if (x === null || y === null) return x === null ? 1 : -1;
    return (x - y) * (down ? -1 : 1);
  });
  body.append(...rows);
};

for (const table of document.querySelectorAll("table.sorted")) {
  [...table.tHead.rows[0].cells].forEach((head, place) => {
    if (!head.textContent.trim()) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(table, head, place));
    head.append(button);
  });
}

const mode = document.getElementById("mode");
const isDark = () => {
  const said = document.documentElement.dataset.mode;
  return said ? said === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};
mode.hidden = false;
mode.addEventListener("click", () => {
  document.documentElement.dataset.mode = isDark() ? "light" : "dark";
});
addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("details")) part.open = true;
});
