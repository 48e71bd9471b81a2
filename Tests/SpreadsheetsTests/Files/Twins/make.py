"""Makes one dataset as parcelles.csv and its twins: .csv.gz, .xlsx and .ods here, .dta and .sav in
../../../StatisticalFilesTests/Files/Twins; and fautes.xlsx, with faults. The numbers are made up.

Run with Python 3.11.7, openpyxl 3.1.5, odfpy 1.4.1, pandas 3.1.1, pyreadstat 1.3.7: python3 make.py
"""
import datetime as d
import gzip
import os

import openpyxl
import pandas
import pyreadstat
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

os.chdir(os.path.dirname(os.path.abspath(__file__)))
names = ["id", "bras", "ecole", "age", "note", "mesure", "jour", "accord"]
notes = [14, 15, 12, 16, 13, 17, 11, 12, 10, 14, 9, 13]
ages = [8, 9, 8, 10, 9, 8, 9, 10, 8, 9, 10, 8]
rows = [[i + 1, "jardin" if i < 6 else "temoin", "abcdef"[i // 2], ages[i], notes[i], None if i == 4 else (i * i - 20) / 8,
         d.date(2021, 3, 4) + d.timedelta(days=i * 40), i % 3 == 0] for i in range(12)]
rows[2][2] = "b"


def french(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, d.date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float):
        return repr(value).replace(".", ",").removesuffix(",0")
    return str(value)


text = "".join(";".join(french(v) for v in row) + "\r\n" for row in [names] + rows)
open("parcelles.csv", "w", newline="").write(text)
open("parcelles.csv.gz", "wb").write(gzip.compress(text.encode(), 9, mtime=0))

book = openpyxl.Workbook()
notice = book.active
notice.title = "Notice"
notice["A1"] = "Voir l'onglet suivant"
sheet = book.create_sheet("Données")
for row in [names] + rows:
    sheet.append(row)
book.properties.created = book.properties.modified = d.datetime(2021, 1, 1)
book.save("parcelles.xlsx")

faulty = openpyxl.Workbook()
sheet = faulty.active
sheet.title = "Données"
sheet["A1"] = "Enquête 2021"
sheet.merge_cells("A1:C1")
for row in [names] + rows:
    sheet.append(row)
sheet["D5"] = "neuf"
sheet["E7"] = "#N/A"
sheet["E7"].data_type = "e"
sheet["A9"] = 1
sheet["B4"] = "jardin"
sheet.merge_cells("C3:C4")
sheet.row_dimensions[6].hidden = True
sheet.column_dimensions["F"].hidden = True
faulty.save("fautes.xlsx")

document = OpenDocumentSpreadsheet()
notice = Table(name="Notice")
document.spreadsheet.addElement(notice)
table = Table(name="Données")
for row in [names] + rows:
    line = TableRow()
    for value in row:
        if value is None:
            cell = TableCell()
        elif isinstance(value, bool):
            cell = TableCell(valuetype="boolean", booleanvalue=str(value).lower())
        elif isinstance(value, d.date):
            cell = TableCell(valuetype="date", datevalue=value.isoformat())
        elif isinstance(value, str):
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=value))
        else:
            cell = TableCell(valuetype="float", value=repr(value))
        line.addElement(cell)
    table.addElement(line)
document.spreadsheet.addElement(table)
document.save("parcelles.ods")

# Neither program has booleans: the words of the CSV file instead.
frame = pandas.DataFrame([row[:7] + [french(row[7])] for row in rows], columns=names)
there = "../../../StatisticalFilesTests/Files/Twins/parcelles"
labels = {"age": {8: "huit ans", 9: "neuf ans", 10: "dix ans"}}
pyreadstat.write_dta(frame, there + ".dta", variable_value_labels=labels, version=15)
pyreadstat.write_sav(frame, there + ".sav", variable_value_labels=labels)

# A title above the names, units below them, and empty rows between: names in row 5, values from row 8 on.
workbook = openpyxl.Workbook()
sheet = workbook.active
sheet["A1"], sheet["A3"] = "Effectifs par commune", "Source : nous"
sheet["A5"], sheet["B5"], sheet["C5"] = "commune", "effectif", "part"
sheet["B6"], sheet["C6"] = "hab.", "%"
for row in range(8, 20):
    sheet[f"A{row}"], sheet[f"B{row}"], sheet[f"C{row}"] = f"C{row}", row, row / 2
workbook.save("titre.xlsx")
