// The values of a chart beside its marks: under the pointer, under a finger, and by arrow keys. Everything that it says
// stands in the table under the chart; without this script the table is the way to it.
"use strict";
(() => {
  // A finger covers what it points at: a mark answers to what is this near, in pixels.
  const near = 24;

  const cells = (row) => [...row.cells].map((cell) => cell.textContent.trim());

  const start = (figure) => {
    const picture = figure.querySelector(".picture");
    const table = figure.querySelector("details table");
    const drawings = [...(picture?.querySelectorAll("svg.chart") ?? [])].filter((svg) => svg.querySelector("[data-row]"));
    if (!drawings.length || !table) return;
    const head = cells(table.tHead.rows[0]), rows = [...table.tBodies[0].rows];
    const tip = document.createElement("div"), status = document.createElement("p");
    tip.className = "value-tip";
    tip.hidden = true;
    // What is shown without being focused is said here; what is focused says its own name.
    tip.setAttribute("aria-hidden", "true");
    status.className = "hidden";
    status.setAttribute("role", "status");
    picture.append(tip, status);
    picture.classList.add("has-marks");

    const sentence = (row) => {
      const [first, ...rest] = cells(row);
      return [first, ...rest.map((text, index) => text && `${head[index + 1]} ${text}`)].filter(Boolean).join(", ");
    };
    const parts = (row) => {
      const [first, ...rest] = cells(row);
      const title = Object.assign(document.createElement("strong"), { textContent: first || head[0] });
      const list = document.createElement("dl");
      rest.forEach((text, index) => {
        if (!text) return;
        const term = document.createElement("dt"), value = document.createElement("dd");
        term.textContent = head[index + 1];
        value.textContent = text;
        list.append(term, value);
      });
      return [title, list];
    };

    // The marks of each drawing by the row that they show, in the order of the table.
    const marks = new Map(drawings.map((svg) => {
      const found = new Map();
      for (const mark of svg.querySelectorAll("[data-row]")) {
        const row = +mark.dataset.row;
        if (rows[row]) found.set(row, [...(found.get(row) ?? []), mark]);
      }
      return [svg, new Map([...found].sort((a, b) => a[0] - b[0]))];
    }));
    const shown = () => drawings.find((svg) => svg.getBoundingClientRect().width > 0);
    let current = -1;

    const hide = () => {
      for (const mark of picture.querySelectorAll(".is-on")) mark.classList.remove("is-on");
      rows[current]?.classList.remove("is-on");
      picture.classList.remove("is-marked");
      tip.hidden = true;
      current = -1;
    };
    const show = (row, from) => {
      if (row === current && !tip.hidden) return;
      hide();
      const svg = shown(), own = svg && marks.get(svg).get(row);
      if (!own) return;
      current = row;
      picture.classList.add("is-marked");
      rows[row].classList.add("is-on");
      for (const mark of own) mark.classList.add("is-on");
      tip.replaceChildren(...parts(rows[row]));
      tip.hidden = false;
      // Over the mark where there is room, else under it, and inside the picture.
      const frame = picture.getBoundingClientRect(), box = (from ?? own[0]).getBoundingClientRect();
      const left = box.left + box.width / 2 - frame.left - tip.offsetWidth / 2;
      const over = box.top - frame.top - tip.offsetHeight - 8;
      tip.style.left = `${Math.max(0, Math.min(left, frame.width - tip.offsetWidth))}px`;
      tip.style.top = `${frame.top + over > 0 ? over : box.bottom - frame.top + 8}px`;
    };

    const nearest = (event) => {
      const svg = shown();
      if (!svg) return null;
      let best = null, least = near, smallest = Infinity;
      for (const [row, list] of marks.get(svg)) {
        for (const mark of list) {
          const box = mark.getBoundingClientRect();
          const x = Math.max(box.left - event.clientX, 0, event.clientX - box.right);
          const y = Math.max(box.top - event.clientY, 0, event.clientY - box.bottom);
          const distance = Math.hypot(x, y), size = box.width * box.height;
          // Inside several, the smallest is meant.
          if (distance < least || (distance === least && size < smallest)) {
            [best, least, smallest] = [{ row, mark }, distance, size];
          }
        }
      }
      return best;
    };
    picture.addEventListener("pointermove", (event) => {
      if (event.pointerType === "touch") return;
      const found = nearest(event);
      if (found) show(found.row, found.mark);
      else if (!picture.contains(document.activeElement)) hide();
    });
    picture.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch" && !picture.contains(document.activeElement)) hide();
    });
    // The first touch of a link tells its value; the second follows it. What was shown before counts: a touch also focuses.
    let before = -1;
    picture.addEventListener("pointerdown", () => (before = current));
    picture.addEventListener("click", (event) => {
      if (event.detail === 0 || (event.pointerType && event.pointerType !== "touch")) return;
      const found = nearest(event);
      if (!found) return hide();
      if (event.target.closest("a") && found.row === before) return;
      event.preventDefault();
      show(found.row, found.mark);
      status.textContent = sentence(rows[found.row]);
    });
    document.addEventListener("pointerdown", (event) => {
      if (!picture.contains(event.target)) hide();
    });

    // One stop of the Tab key for each drawing; arrows lead from mark to mark.
    for (const [svg, found] of marks) {
      svg.setAttribute("role", "group");
      const stops = [...found].map(([row, [mark]]) => {
        mark.setAttribute("tabindex", "-1");
        if (mark.localName !== "a") {
          mark.setAttribute("role", "img");
          mark.setAttribute("aria-label", sentence(rows[row]));
        }
        return { row, mark };
      });
      // A second link of the same row would be a second stop.
      for (const link of svg.querySelectorAll("a:not([tabindex])")) link.setAttribute("tabindex", "-1");
      stops[0]?.mark.setAttribute("tabindex", "0");
      const go = (place) => {
        const stop = stops[Math.max(0, Math.min(place, stops.length - 1))];
        for (const { mark } of stops) mark.setAttribute("tabindex", mark === stop.mark ? "0" : "-1");
        stop.mark.focus();
      };
      svg.addEventListener("focusin", (event) => {
        const stop = stops.find(({ mark }) => mark === event.target);
        if (stop) show(stop.row, stop.mark);
      });
      svg.addEventListener("focusout", hide);
      svg.addEventListener("keydown", (event) => {
        const place = stops.findIndex(({ mark }) => mark === event.target);
        if (place < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
        const steps = { ArrowRight: place + 1, ArrowDown: place + 1, ArrowLeft: place - 1, ArrowUp: place - 1, Home: 0, End: stops.length - 1 };
        if (event.key === "Escape") {
          hide();
          event.target.blur();
        } else if (event.key in steps) {
          event.preventDefault();
          go(steps[event.key]);
        }
      });
    }
  };

  for (const figure of document.querySelectorAll(".figure, .embed main")) start(figure);
})();
