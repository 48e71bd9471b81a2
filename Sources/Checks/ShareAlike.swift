import Content
import Diagnostics

/// A dataset made from data whose licence must be kept, published under another.
enum ShareAlike: Check {
  static let id = "share-alike"

  static func diagnostics(in catalog: Catalog) -> [Diagnostic] {
    catalog.studies.flatMap { study in
      study.datasets.flatMap { dataset in
        findings(dataset.dictionary, license: dataset.dictionary.license ?? catalog.licenses(of: study).data)
      }
    }
  }

  private static func findings(_ dictionary: Dataset.Dictionary, license: License) -> [Diagnostic] {
    let kept = dictionary.sources.compactMap { source in
      source.license.flatMap { found in found.value.keeps.map { (source: source, place: found.place, license: $0) } }
    }
    guard let first = kept.first else { return [] }
    if let other = kept.first(where: { $0.license != first.license }) {
      return [
        Diagnostic(
          .error, id: id, at: other.place,
          message:
            "‘\(other.source.title)’ must stay under \(other.license.rawValue), and ‘\(first.source.title)’ under "
            + "\(first.license.rawValue): no licence is right for data made from both",
          hint: "publish what comes from each in a dataset of its own")
      ]
    }
    guard license != first.license else { return [] }
    return [
      Diagnostic(
        .error, id: id, at: first.place,
        message: "data made from ‘\(first.source.title)’ must stay under \(first.license.rawValue), and the dataset is "
          + "under \(license.rawValue)",
        hint: "write ‘license: \(first.license.rawValue)’ in the dictionary")
    ]
  }
}
