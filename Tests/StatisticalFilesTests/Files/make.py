"""Makes pyreadstat-*.dta and .sav, stata-pandas-*.dta, and expected.json: what pyreadstat reads in every file here.

Run after make.R with Python 3.11.7, pyreadstat 1.3.7, pandas 3.1.1: python3 make.py
"""
import datetime as d
import glob
import json
import os
import numpy
import pandas
import pyreadstat

os.chdir(os.path.dirname(os.path.abspath(__file__)))
frame = pandas.DataFrame({
    "nom": ["Évry", "L'Haÿ", "", "x" * 30],
    "sexe": [1.0, 2.0, numpy.nan, 9.0],
    "jour": [d.date(2021, 3, 4), None, d.date(1582, 10, 15), d.date(2000, 2, 29)],
    "poids": [0.1, -2.5e-7, 1e20, 123456789.123456789],
})
labels = {"sexe": {1: "femme", 2: "homme", 9: "refus"}}
pyreadstat.write_sav(frame, "pyreadstat.sav", column_labels={"nom": "Nom de la commune"}, variable_value_labels=labels,
                     missing_ranges={"sexe": [9]}, variable_format={"poids": "F12.4"})
pyreadstat.write_dta(frame, "pyreadstat.dta", column_labels={"nom": "Nom de la commune"}, variable_value_labels=labels, version=13)
types = pandas.DataFrame({
    "octets": numpy.array([1, -127, 100], dtype="int8"), "court": numpy.array([1, -32767, 32740], dtype="int16"),
    "entier": numpy.array([1, -2147483647, 2147483620], dtype="int32"),
    "simple": numpy.array([0.1, 1e-10, 3.4e38 / 4], dtype="float32"), "reel": [0.1, 5e-324, 1e307],
    "mois": [d.datetime(2021, 3, 1), d.datetime(1959, 12, 1), d.datetime(1960, 1, 1)],
    "trimestre": [d.datetime(2021, 4, 1), d.datetime(1959, 10, 1), d.datetime(1960, 1, 1)],
    "texte": ["a", "é", "long " * 500],
})
for version in (114, 117, 118, 119):
    text = types if version > 116 else types.assign(texte=["a", "é", "court"])
    text.to_stata(f"pandas-{version}.dta", write_index=False, version=version, time_stamp=d.datetime(2021, 1, 1),
                  convert_dates={"mois": "tm", "trimestre": "tq"}, data_label="essai",
                  **({"convert_strl": ["texte"]} if version > 116 else {}))


def text(value):
    if value is None or value is pandas.NaT or isinstance(value, float) and value != value:
        return ""
    if isinstance(value, (float, numpy.floating, numpy.integer, int)):
        if value == int(value) and abs(value) < 2**53:
            return str(int(value))
        text = repr(float(value)) if not isinstance(value, numpy.float32) else str(value)
        if "e" in text and -7 <= int(text.split("e")[1]) < 21:
            text = format(__import__("decimal").Decimal(text), "f")
        return text
    if isinstance(value, d.datetime):
        return value.isoformat()
    if isinstance(value, d.date):
        return value.isoformat()
    return str(value)


expected = {}
for name in sorted(glob.glob("*.dta") + glob.glob("*.sav")):
    read = pyreadstat.read_dta if name.endswith("dta") else pyreadstat.read_sav
    frame, meta = read(name)
    columns = {}
    for column in frame.columns:
        kind = str(frame[column].dtype)
        # pyreadstat gives numbers of four bytes as doubles: back to what the file holds.
        values = [numpy.float32(v) if column == "simple" else v for v in frame[column]]
        columns[column] = [text(v) for v in values]
    expected[name] = {
        "columns": columns,
        "labels": {k: v for k, v in meta.column_names_to_labels.items() if v},
        "values": {k: {text(key): label for key, label in v.items()} for k, v in meta.variable_value_labels.items()},
    }
json.dump(expected, open("expected.json", "w"), ensure_ascii=False, indent=1, sort_keys=True)
