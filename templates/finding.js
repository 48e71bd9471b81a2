// The table of studies, sorted and filtered where it stands. Without this script it is a table, and the pages of themes,
// methods and states do the filtering.
"use strict";
(() => {
  const root = document.querySelector("[data-finding]");
  if (!root) return;
  const table = root.querySelector("table"), body = table.tBodies[0], rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells], form = root.querySelector("form"), selects = [...root.querySelectorAll("select")];
  const status = root.querySelector("[role=status]");
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });
  const key = (row, column) => row.cells[column].dataset.order ?? row.cells[column].textContent;
  let column = -1, down = false;

  // A head that sorts is a button; it is made here so that without a script nothing promises to sort.
  heads.forEach((head, number) => {
    const button = Object.assign(document.createElement("button"), { type: "button", title: root.dataset.sort });
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      down = column === number && !down;
      column = number;
      apply();
    });
  });

  const apply = () => {
    const wanted = selects.filter((select) => select.value);
    let count = 0;
    for (const row of rows) {
      row.hidden = !wanted.every((select) => row.cells[select.dataset.column].dataset.values.split("|").includes(select.value));
      if (!row.hidden) count++;
    }
    const sorted = column < 0 ? rows : [...rows].sort((a, b) => (down ? -1 : 1) * order.compare(key(a, column), key(b, column)));
    body.append(...sorted);
    heads.forEach((head, number) => {
      if (number === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    status.textContent = root.dataset.count.replace("{count}", count).replace("{all}", rows.length);
    const state = new URLSearchParams(wanted.map((select) => [select.name, select.value]));
    if (column >= 0) state.set("sort", (down ? "-" : "") + column);
    try { history.replaceState(null, "", location.pathname + location.search + (`${state}` ? "#" + state : "")); } catch { /* Some browsers refuse it in a folder. */ }
  };
  const restore = () => {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const select of selects) {
      select.value = state.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
    const sort = /^(-?)(\d+)$/.exec(state.get("sort") ?? "");
    column = sort && sort[2] < heads.length ? +sort[2] : -1;
    down = sort?.[1] === "-";
    apply();
  };

  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const select of selects) select.value = "";
    column = -1;
    apply();
  });
  addEventListener("hashchange", restore);
  if (location.hash.includes("=")) restore();
})();
