// Search in the reader's browser. Sources/Pages/SearchFiles.swift describes the files of the index, SearchWords.swift
// the rules for words, which are the same here.
"use strict";
(() => {
  const form = document.querySelector("form[data-index]");
  if (!form) return;
  const say = form.dataset, input = form.elements.q;
  const [status, list, more, all] = ["status", "results", "more", "all"].map((id) => document.getElementById("search_" + id));
  const kinds = say.kinds.split("|"), perPage = 10, maximum = 6;
  const words = [], entries = [], loads = {};
  let index, turn = 0;

  // The files call these. Scripts and not fetch, because a page opened from a folder may not fetch.
  window.tankSearch = {
    index: (version, perFile, stems, silent, endings) => {
      index = { version, perFile, stems: stems.split(" "), silent: new Set(silent.split(" ")), endings: endings.split(" ").map((pair) => pair.split(":")) };
    },
    words: (n, text) => { words[n] = text.split("\n").slice(0, -1).map((line) => line.split(" ")); },
    entries: (n, text) => { entries[n] = text.split("\n").map((line) => line.split("\t")); },
  };
  const load = (name) => loads[name] ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    // The version keeps a browser from joining an old file with a new index.
    script.src = say.index + name + ".js" + (index ? "?" + index.version : "");
    script.onload = done;
    script.onerror = () => { delete loads[name]; failed(); };
    document.head.append(script);
  });

  const special = { œ: "oe", æ: "ae", ß: "ss", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ı: "i", ĸ: "k", ŋ: "n", ŧ: "t", ĳ: "ij", ſ: "s", ŉ: "n", ŀ: "l" };
  const split = (text) => (text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
    .replace(/[^\0-\x7f]/g, (sign) => special[sign] ?? " ").match(/[a-z0-9]+/g) ?? [])
    .filter((word) => word.length > 1 || word < "a");
  const stem = (word) => {
    if (word.length < 4 || /[0-9]/.test(word)) return word;
    if (word.endsWith("eaux")) word = word.slice(0, -1);
    else if (word.endsWith("aux")) word = word.length < 6 ? word : word.slice(0, -2) + "l";
    else if (word.endsWith("sis")) word = word.slice(0, -2);
    else if (word.endsWith("s")) word = word.endsWith("ss") ? word : word.slice(0, -1);
    else if (word.endsWith("ux")) word = word.slice(0, -1);
    const found = index.endings.find(([ending, , least = 4]) => word.length - ending.length >= least && word.endsWith(ending));
    if (found) word = word.slice(0, -found[0].length) + found[1];
    word = word.replace(/e$/, "").replace(/y$/, "i");
    return word.length > 3 ? word.replace(/([^aeiou])\1$/, "$1") : word;
  };
  tankSearch.stems = (text) => split(text).filter((word) => !index.silent.has(word)).map(stem);

  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const digit = {};
  [...digits].forEach((sign, value) => { digit[sign] = value; });
  // Adds what a line of a words file says to the scores of one word of the query: of several stems, the best counts.
  const read = (code, share, scores) => {
    const cut = code[0] === "+";
    let at = cut ? 1 : 0, entry = -1;
    const rarity = digit[code[at++]];
    while (at < code.length) {
      let gap = 0, shift = 1, value;
      do { value = digit[code[at++]]; gap += (value % 32) * shift; shift *= 32; } while (value > 31);
      entry += gap + 1;
      const score = Math.floor(rarity * digit[code[at++]] * share);
      if (score >= (scores.get(entry) ?? 0)) scores.set(entry, score);
    }
    return cut;
  };
  const file = (word) => Math.max(0, index.stems.findLastIndex((first) => first <= word));

  const find = async (query) => {
    await load("index");
    const typed = [...new Set(split(query))].slice(0, maximum);
    let asked = typed.filter((word) => !index.silent.has(word));
    // The last word may be half typed, unless something follows it; a silent one may become a word that is not.
    const open = /[\p{L}\p{N}]$/u.test(query) ? typed.at(-1) : undefined;
    if (!asked.length && open) asked = [open];
    const needed = new Set(asked.map((word) => file(stem(word))));
    if (asked.includes(open)) {
      needed.add(file(open));
      if (index.stems[file(open) + 1]?.startsWith(open)) needed.add(file(open) + 1);
    }
    await Promise.all([...needed].map((n) => load("words-" + n)));
    let cut = false;
    const stems = new Set();
    const totals = new Map();
    for (const word of asked) {
      const scores = new Map(), root = stem(word);
      const lines = [...needed].sort((a, b) => a - b).flatMap((n) => words[n]);
      for (const [term, code] of lines) {
        if (term === root) cut = read(code, 1, scores) || cut;
        else if (word === open && term.startsWith(word)) cut = read(code, word.length / (term.length + 1), scores) || cut;
      }
      // `accompagnem` is on its way to a word of which the index knows `accompagn`.
      const near = scores.size ? undefined : lines.findLast(([term]) => term.length > 3 && word.length - term.length < 5 && word.startsWith(term));
      if (near) cut = read(near[1], 1, scores) || cut;
      stems.add(near ? near[0] : root);
      for (const [entry, score] of scores) {
        const total = totals.get(entry) ?? [0, 0];
        totals.set(entry, [total[0] + 1, total[1] + score]);
      }
    }
    const most = Math.max(0, ...new Set([...totals.values()].map(([hits]) => hits)));
    const found = [...totals].filter(([, [hits]]) => hits === most)
      .sort((a, b) => b[1][1] - a[1][1] || a[0] - b[0]).map(([entry]) => entry);
    return { found, cut, partial: most < asked.length, stems, open: asked.includes(open) ? open : undefined };
  };

  const marks = (word, result) => {
    const [plain] = split(word);
    return plain !== undefined && (result.stems.has(stem(plain)) || (result.open && plain.startsWith(result.open)));
  };
  const element = (name, text, result) => {
    const made = document.createElement(name);
    for (const piece of text.split(/([\p{L}\p{N}\u0300-\u036f]+)/u)) {
      if (result && marks(piece, result)) made.append(Object.assign(document.createElement("mark"), { textContent: piece }));
      else made.append(piece);
    }
    return made;
  };
  const show = async (result, from, mine) => {
    const shown = result.found.slice(from, from + perPage);
    await Promise.all([...new Set(shown.map((n) => Math.floor(n / index.perFile)))].map((n) => load("entries-" + n)));
    if (mine !== turn) return;
    if (!from) list.replaceChildren();
    for (const n of shown) {
      const [kind, address, title, summary, columns] = entries[Math.floor(n / index.perFile)][n % index.perFile];
      const item = element("li", ""), heading = element("h3", ""), link = element("a", title, result);
      link.href = say.root + address;
      heading.append(link);
      item.append(Object.assign(element("p", kinds[kind]), { className: "kicker" }), heading, element("p", summary, result));
      const named = (columns ?? "").split("\x1f").filter((column) => split(column).some((word) => marks(word, result)));
      if (named.length) item.append(Object.assign(element("p", say.columns + " " + named.join(", "), result), { className: "byline small" }));
      list.append(item);
    }
    more.hidden = result.found.length <= from + perPage;
    more.onclick = async () => {
      await show(result, from + perPage, mine);
      list.children[from + perPage]?.querySelector("a").focus();
    };
  };
  const run = async () => {
    const mine = ++turn, query = input.value;
    const empty = !split(query).length;
    try { history.replaceState(null, "", location.pathname + (empty ? "" : "?q=" + encodeURIComponent(query.trim()))); } catch { /* Some browsers refuse it in a folder. */ }
    all.hidden = !empty;
    if (empty) {
      list.replaceChildren();
      status.textContent = "";
      more.hidden = true;
      return;
    }
    try {
      const result = await find(query);
      if (mine !== turn) return;
      await show(result, 0, mine);
      if (mine !== turn) return;
      const count = result.found.length;
      const pattern = !count ? say.none : result.partial ? say.partial : result.cut ? say.most : count === 1 ? say.one : say.count;
      status.textContent = pattern.replace("{count}", count.toLocaleString(document.documentElement.lang));
    } catch {
      // Half an upload, or a lost connection: the list of everything still leads there.
      if (mine !== turn) return;
      status.textContent = say.failed;
      all.hidden = false;
    }
  };

  let pause;
  input.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(run, 120); });
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(pause); run(); });
  // From the field down into the results and back; Escape returns, and in the field begins anew.
  document.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")], at = links.indexOf(document.activeElement);
    if (at < 0 && document.activeElement !== input) return;
    if (event.key === "ArrowDown" && links[at + 1]) links[at + 1].focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? input).focus();
    else if (event.key === "Escape" && at >= 0) input.focus();
    else if (event.key === "Escape" && input.value) { input.value = ""; run(); }
    else return;
    event.preventDefault();
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) { input.value = asked; run(); }
})();
