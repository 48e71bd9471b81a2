"""Makes the workbooks of this folder, and expected.json: what openpyxl and pandas read in them.

Run with Python 3.11, openpyxl 3.1.5, xlsxwriter 3.3.1, odfpy 1.4.1, pandas 3.1.1, LibreOffice 7.4.7: python3 make.py
"""
import datetime as d
import json
import os
import subprocess

import openpyxl
import pandas
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
from odf.text import P, S, Span
from odf.style import Style, TableColumnProperties

os.chdir(os.path.dirname(os.path.abspath(__file__)))
rows = [
    ["id", "commune", "population", "taux", "part", "date", "heure", "moment", "actif", "code"],
    ["a1", "Évry-Courcouronnes", 69331, 0.1, 0.125, d.date(2021, 3, 4), d.time(10, 30), d.datetime(2021, 3, 4, 10, 30, 15), True, 1001],
    ["a2", "L’Haÿ-les-Roses", 30428, -2.5e-7, 0.5, d.date(1900, 1, 1), d.time(23, 59, 59), d.datetime(1999, 12, 31, 23, 59, 59), False, 75056],
    ["a3", " espaces  doubles ", 0, 1e20, 1, d.date(9999, 12, 31), d.time(0, 0, 1), d.datetime(2024, 2, 29, 0, 0, 1), True, 5],
    ["a4", "deux\nlignes", -12, 0.1 + 0.2, 0, d.date(1900, 3, 1), d.time(12, 0), d.datetime(1970, 1, 1, 6, 0), False, 13001],
    ["a5", None, None, 123456789.123456789, None, None, None, None, None, None],
    [],
    ["a6", "a;b,c\"d\"", 9007199254740991, 1e-10, 2.25, d.date(2000, 2, 29), d.time(1, 2, 3, 500000), d.datetime(2021, 12, 31, 1, 2, 3), True, 97411],
]
formats = {5: "dd/mm/yyyy", 6: "hh:mm:ss", 7: "yyyy-mm-dd hh:mm:ss", 4: "0.0%", 9: "00000"}


def number(x):
    if isinstance(x, int) or x == int(x) and abs(x) < 2**53:
        return str(int(x))
    text = repr(x)
    if "e" in text and -7 <= int(text.split("e")[1]) < 21:
        text = format(__import__("decimal").Decimal(text), "f")
    return text


def text(value):
    if value is None or value is pandas.NaT or isinstance(value, float) and value != value:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, d.datetime):
        if value.time() == d.time(0):
            return value.date().isoformat()
        return value.isoformat()
    if isinstance(value, d.timedelta):
        seconds = int(value.total_seconds())
        return "%02d:%02d:%02d" % (seconds // 3600, seconds // 60 % 60, seconds % 60)
    if isinstance(value, (d.date, d.time)):
        text = value.isoformat()
        return text.rstrip("0") if "." in text else text
    return str(value)


def with_openpyxl(name):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Données"
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            cell = sheet.cell(i + 1, j + 1, value)
            if i > 0 and j in formats:
                cell.number_format = formats[j]
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["D"].hidden = True
    other = book.create_sheet("Codes")
    other.append(["code", "libellé"])
    other.append(["01", "un"])
    book.create_sheet("Vide")
    book.properties.created = book.properties.modified = d.datetime(2021, 1, 1)
    book.save(name)


def with_xlsxwriter(name, options):
    book = xlsxwriter.Workbook(name, options)
    book.set_properties({"created": d.datetime(2021, 1, 1)})
    sheet = book.add_worksheet("Résultats")
    made = {j: book.add_format({"num_format": code}) for j, code in formats.items()}
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            if options.get("date_1904") and isinstance(value, d.date) and value.year < 1904:
                value = d.date(1904, 1, 2)
            if value is not None:
                sheet.write(i, j, value, made.get(j) if i > 0 else None)
    bold = book.add_format({"bold": True})
    sheet.write_rich_string(10, 1, "un ", bold, "gras", " ici")
    sheet.write_formula(10, 2, "=C2*2", None, 138662)
    sheet.write_formula(10, 3, "=NA()", None, "#N/A")
    sheet.write_formula(10, 4, "=1/0", None, "#DIV/0!")
    sheet.write_formula(10, 5, '="a"&"b"', None, "ab")
    sheet.write_formula(10, 8, "=TRUE", None, True)
    sheet.merge_range("A13:B14", "fusion")
    book.close()


def with_odfpy(name):
    document = OpenDocumentSpreadsheet()
    hidden = Style(name="caché", family="table-column")
    hidden.addElement(TableColumnProperties())
    document.automaticstyles.addElement(hidden)
    table = Table(name="Données")
    table.addElement(TableColumn(numbercolumnsrepeated=3))
    table.addElement(TableColumn(visibility="collapse"))
    table.addElement(TableColumn(numbercolumnsrepeated=6))
    for row in rows:
        line = TableRow()
        for j, value in enumerate(row):
            if value is None:
                line.addElement(TableCell())
                continue
            if isinstance(value, bool):
                cell = TableCell(valuetype="boolean", booleanvalue=str(value).lower())
                cell.addElement(P(text=str(value).upper()))  # pandas reads what is shown
            elif isinstance(value, (int, float)):
                cell = TableCell(valuetype="percentage" if j == 4 else "float", value=repr(value))
            elif isinstance(value, (d.datetime, d.date)):
                cell = TableCell(valuetype="date", datevalue=value.isoformat())
            elif isinstance(value, d.time):
                cell = TableCell(valuetype="time", timevalue=value.strftime("PT%HH%MM%SS"))
                # pandas reads the hour that is shown, and no fraction of a second.
                cell.addElement(P(text=value.strftime("%H:%M:%S")))
            else:
                cell = TableCell(valuetype="string")
                for part in value.split("\n"):
                    paragraph = P()
                    words = part.split(" ")
                    for k, word in enumerate(words):
                        if k > 0:
                            paragraph.addElement(S())
                        paragraph.addElement(Span(text=word))
                    cell.addElement(paragraph)
            line.addElement(cell)
        line.addElement(TableCell(numbercolumnsrepeated=1000))
        table.addElement(line)
    line = TableRow(numberrowsrepeated=2)
    for value in ["x", "x"]:
        cell = TableCell(valuetype="string", numbercolumnsrepeated=2)
        cell.addElement(P(text=value))
        line.addElement(cell)
    table.addElement(line)
    line = TableRow()
    cell = TableCell(valuetype="string", numbercolumnsspanned=2, numberrowsspanned=1)
    cell.addElement(P(text="fusion"))
    line.addElement(cell)
    line.addElement(CoveredTableCell())
    table.addElement(line)
    table.addElement(TableRow(numberrowsrepeated=1048000))
    document.spreadsheet.addElement(table)
    document.save(name)


with_openpyxl("openpyxl.xlsx")
with_xlsxwriter("xlsxwriter.xlsx", {})
with_xlsxwriter("xlsxwriter-1904.xlsx", {"date_1904": True})
with_xlsxwriter("xlsxwriter-inline.xlsx", {"constant_memory": True})
with_odfpy("odfpy.ods")
for source, target in [("openpyxl.xlsx", "libreoffice.ods"), ("odfpy.ods", "libreoffice.xlsx")]:
    form = target.split(".")[1]
    subprocess.run(["soffice", "--headless", "--convert-to", form, "--outdir", "converted", source], check=True)
    os.replace("converted/" + source.split(".")[0] + "." + form, target)
os.rmdir("converted")

expected = {}
workbooks = ["openpyxl.xlsx", "xlsxwriter.xlsx", "xlsxwriter-1904.xlsx", "xlsxwriter-inline.xlsx", "libreoffice.xlsx"]
for name in workbooks:
    sheet = openpyxl.load_workbook(name, data_only=True).worksheets[0]
    cells = {}
    for row in sheet.iter_rows():
        for cell in row:
            value = text(cell.value)
            # openpyxl gives the number, and not the zeros in front that the format shows.
            if cell.number_format == "00000" and value:
                value = value.zfill(5)
            if value:
                cells[cell.coordinate] = value
    expected[name] = cells
for name in ["odfpy.ods", "libreoffice.ods"]:
    frame = pandas.read_excel(name, engine="odf", header=None, dtype=object, keep_default_na=False)
    cells = {}
    for i, row in enumerate(frame.itertuples(index=False)):
        for j, value in enumerate(row):
            value = text(value)
            if value:
                cells[openpyxl.utils.get_column_letter(j + 1) + str(i + 1)] = value
    expected[name] = cells
json.dump(expected, open("expected.json", "w"), ensure_ascii=False, indent=1, sort_keys=True)
