import Analyses
import Content

/// The scripts that compute a study's results again, in R and in Python, beside its data and in its bundle.
///
/// Both stand in the folder of the data files, on the site and in the unpacked bundle: they read `<dataset>.csv` and `results.csv`
/// next to them. None for a study without an estimate.
func replicationScripts(_ study: Study, _ results: StudyResults, in folder: String) -> [DownloadFile] {
  guard !results.results.isEmpty else { return [] }
  let tables = ReplicationTables(study)
  return ScriptLanguage.allCases.map { language in
    var script = ReplicationScript(study, results, tables: tables, language: language)
    return DownloadFile(folder + language.fileName, language.format, Array(script.text().utf8))
  }
}
