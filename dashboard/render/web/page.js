// Sorting by a click on a heading, and light or dark. Without it the page reads the same.
"use strict";

const amount = (cell) => (cell.dataset.by ? Number(cell.dataset.by) : null);

const sort = (table, head, place) => {
  const down = head.getAttribute("aria-sort") === "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  // A row, or one with what stands under it.
  const grouped = table.tBodies.length > 1;
  const items = grouped ? [...table.tBodies] : [...table.tBodies[0].rows];
  const cell = (item) => (grouped ? item.rows[0] : item).cells[place];
  const text = (item) => cell(item).textContent.trim();
  items.sort((a, b) => {
    const [x, y] = [amount(cell(a)), amount(cell(b))];
    // What has no number comes last, whichever way.
    if (x === null && y === null) return text(a).localeCompare(text(b)) * (down ? -1 : 1);
    if (x === null || y === null) return x === null ? 1 : -1;
    return (x - y) * (down ? -1 : 1);
  });
  items[0].parentNode.append(...items);
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
