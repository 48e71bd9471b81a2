"""Reads one dataset in every format with software that is not ours, and compares each value with the canonical CSV.

    read_formats.py FOLDER NAME

A format whose reader is not installed is named on a line `absent`; one that agrees on a line `equal`; anything else is an error.
"""

import csv
import datetime
import importlib
import json
import os
import sqlite3
import sys

folder, name = sys.argv[1:]
stem = os.path.join(folder, name)
schema = json.load(open(stem + ".schema.json"))
kinds = {field["name"]: field["type"] for field in schema["fields"]}


def from_csv(text, kind):
    if text == "":
        return None
    if kind in ("integer", "year"):
        return int(text)
    if kind == "number":
        return float(text)
    if kind == "boolean":
        return text == "true"
    return text


with open(stem + ".csv", encoding="utf-8", newline="") as file:
    rows = list(csv.reader(file))
header, expected = rows[0], [[from_csv(t, kinds[n]) for t, n in zip(row, rows[0])] for row in rows[1:]]
failures = 0


def compare(form, columns, values):
    global failures
    values = [[plain(value, kinds[n]) for value, n in zip(row, columns)] for row in values]
    if list(columns) != header:
        print(f"different {form}: columns {columns}")
        failures += 1
    elif values != expected:
        pairs = [(i, a, b) for i, (a, b) in enumerate(zip(values, expected)) if a != b]
        print(f"different {form}: {len(values)} rows, {pairs[:2]}")
        failures += 1
    else:
        print(f"equal {form}")


def plain(value, kind):
    if value is None or value != value:
        return None
    if type(value).__name__ in ("NaTType", "NAType"):
        return None
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if kind in ("integer", "year"):
        return int(value)
    if kind == "number":
        return float(value)
    if kind == "boolean":
        return bool(value)
    return str(value)


def reader(form, module, read):
    try:
        library = importlib.import_module(module)
    except ImportError:
        print(f"absent {form}: {module} is not installed")
        return
    columns, values = read(library)
    compare(f"{form} with {module} {getattr(library, '__version__', '')}".rstrip(), columns, values)


def read_json(library):
    values = library.load(open(stem + ".json", encoding="utf-8"))
    return header, [[row[n] for n in header] for row in values]


def read_columns(library):
    values = library.load(open(stem + ".columns.json", encoding="utf-8"))
    return list(values), [list(row) for row in zip(*values.values())]


def read_columns_by_pandas(library):
    return read_frame(library.DataFrame(json.load(open(stem + ".columns.json", encoding="utf-8")), dtype=object))


def read_lines(library):
    values = [library.loads(line) for line in open(stem + ".jsonl", encoding="utf-8")]
    return header, [[row[n] for n in header] for row in values]


def read_workbook(library):
    book = library.load_workbook(stem + ".xlsx", read_only=True)
    assert book.sheetnames == ["data", "dictionary", "about"], book.sheetnames
    values = list(book["data"].iter_rows(values_only=True))
    width = len(values[0])
    return list(values[0]), [list(row) + [None] * (width - len(row)) for row in values[1:]]


def read_database(library):
    base = library.connect(stem + ".sqlite")
    cursor = base.execute(f'SELECT * FROM "{name}" ORDER BY rowid')
    columns = [item[0] for item in cursor.description]
    assert base.execute("SELECT count(*) FROM dictionary").fetchone()[0] == len(columns)
    assert base.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    index = base.execute("SELECT count(*) FROM sqlite_master WHERE name = ?", [name + "_search"]).fetchone()[0]
    if index:
        texts = [n for n in columns if kinds[n] == "string"]
        rows = cursor.fetchall()
        # Each text of one word is found again by that word, and by nothing else.
        for column in texts:
            for word in {row[columns.index(column)] for row in rows[:50]} - {None}:
                if not word.isalnum():
                    continue
                query = f'SELECT rowid FROM "{name}_search" WHERE "{name}_search" MATCH ?'
                found = {row[0] for row in base.execute(query, [f'"{column}" : "{word}"'])}
                expected = {i + 1 for i, row in enumerate(rows) if row[columns.index(column)] == word}
                assert expected <= found, (column, word)
        return columns, rows
    return columns, cursor.fetchall()


def read_datasette(library):
    """As Datasette shows it, without any setting: the table whole, page by page."""
    import asyncio
    from datasette.app import Datasette

    async def pages():
        instance = Datasette([stem + ".sqlite"], settings={"num_sql_threads": 1})
        await instance.invoke_startup()
        path, rows = f"/{name}/{name}.json?_shape=arrays&_size=1000&_sort=rowid", []
        while path:
            response = await instance.client.get(path)
            assert response.status_code == 200, response.text[:300]
            page = response.json()
            rows += page["rows"]
            path = page.get("next_url") and page["next_url"].split("localhost", 1)[1]
        return page["columns"], rows

    columns, rows = asyncio.run(pages())
    assert columns[0] == "rowid"
    return columns[1:], [row[1:] for row in rows]


def read_frame(frame):
    return list(frame.columns), [list(row) for row in frame.itertuples(index=False, name=None)]


def read_arrow(library):
    table = library.read_table(stem + ".parquet")
    statistics = library.ParquetFile(stem + ".parquet").metadata
    # Columns of another compression are those that it would not make shorter.
    packed = {
        statistics.row_group(group).column(index).compression
        for group in range(statistics.num_row_groups) for index in range(len(table.column_names))
    }
    assert table.num_rows < 1000 or packed - {"UNCOMPRESSED"}, packed
    for group in range(statistics.num_row_groups):
        for index, column in enumerate(table.column_names):
            part = statistics.row_group(group).column(index)
            values = [v for v in table.column(column).to_pylist() if v is not None]
            if statistics.num_row_groups == 1 and values:
                assert part.statistics.null_count == table.num_rows - len(values), column
                if part.statistics.has_min_max:
                    key = (lambda v: v.encode()) if isinstance(values[0], str) else None
                    assert part.statistics.min == min(values, key=key), (column, part.statistics.min)
                    assert part.statistics.max == max(values, key=key), (column, part.statistics.max)
    return table.column_names, [list(row.values()) for row in table.to_pylist()]


def read_duck(library):
    relation = library.sql(f"SELECT * FROM read_parquet('{stem}.parquet')")
    return relation.columns, [list(row) for row in relation.fetchall()]


def read_polars(library):
    frame = library.read_parquet(stem + ".parquet")
    return frame.columns, [list(row) for row in frame.rows()]


def without_blanks(columns, rows):
    """Stata and SPSS do not tell a missing text from an empty one."""
    return columns, [[None if value == "" else value for value in row] for row in rows]


def read_stata_by_pandas(library):
    frame = library.read_stata(stem + ".dta", convert_categoricals=False, preserve_dtypes=True)
    return without_blanks(*read_frame(frame.astype(object)))


def read_stata(library):
    frame, _ = library.read_dta(stem + ".dta")
    return without_blanks(*read_frame(frame.astype(object)))


def read_spss(library):
    frame, _ = library.read_sav(stem + ".sav")
    return without_blanks(*read_frame(frame.astype(object)))


reader("json", "json", read_json)
reader("columns.json", "json", read_columns)
reader("columns.json", "pandas", read_columns_by_pandas)
reader("jsonl", "json", read_lines)
reader("xlsx", "openpyxl", read_workbook)
reader("sqlite", "sqlite3", read_database)
reader("sqlite", "datasette", read_datasette)
reader("parquet", "pyarrow.parquet", read_arrow)
reader("parquet", "pandas", lambda library: read_frame(library.read_parquet(stem + ".parquet").astype(object)))
reader("parquet", "duckdb", read_duck)
reader("parquet", "polars", read_polars)
reader("dta", "pandas", read_stata_by_pandas)
reader("dta", "pyreadstat", read_stata)
reader("sav", "pyreadstat", read_spss)
sys.exit(1 if failures else 0)
