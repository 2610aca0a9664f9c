"use strict";
{
  // Comfort only: everything can be read without this.
  const own = document.currentScript;
  const all = () => [...document.querySelectorAll("main details")];
  const nav = document.querySelector("nav ul");
  if (nav && all().length) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = own.dataset.expand;
    button.addEventListener("click", () => {
      const open = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", open);
      button.textContent = open ? own.dataset.collapse : own.dataset.expand;
      for (const details of all()) details.open = open;
    });
    button.setAttribute("aria-pressed", "false");
    const item = document.createElement("li");
    item.append(button);
    nav.append(item);
  }

  // Paper cannot be pressed: what is folded is printed open, and folded again.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all().filter((details) => !details.open && !details.matches(".numbers"));
    for (const details of folded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
  });

  // Tables are sorted by the column whose heading is pressed.
  const value = (row, column) => row.cells[column].textContent.replace("−", "-").replace(/[,년편*]/g, "").trim();
  for (const table of document.querySelectorAll("table")) {
    const body = table.tBodies[0];
    for (const heading of table.tHead.rows[0].cells) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => {
        const down = heading.getAttribute("aria-sort") === "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        heading.setAttribute("aria-sort", down ? "descending" : "ascending");
        const compare = (a, b) => {
          const [left, right] = [a, b].map((row) => value(row, heading.cellIndex));
          const difference = parseFloat(left) - parseFloat(right);
          return Number.isNaN(difference) ? left.localeCompare(right) : difference;
        };
        body.append(...[...body.rows].sort((a, b) => (down ? compare(b, a) : compare(a, b))));
      });
    }
  }
}
