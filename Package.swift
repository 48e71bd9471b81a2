// swift-tools-version: 6.2
import PackageDescription

// `ls Sources` is the architecture: each target below says in one line what it is for, and imports only what stands
// in its list. `swift build --explicit-target-dependency-import-check error` keeps it so.

let package = Package(
  name: "impact-tank",
  products: [
    .executable(name: "tank", targets: ["tank"]),
    .library(name: "CSV", targets: ["CSV"]),
    .library(name: "Estimators", targets: ["Estimators"]),
    .library(name: "Charts", targets: ["Charts"]),
    .library(name: "Templates", targets: ["Templates"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.0"),
  ],
  targets: [
    // The C libraries, each a module map and a shim.
    library("CCMark", pkgConfig: "libcmark", debian: "libcmark-dev"),
    library("CYAML", pkgConfig: "yaml-0.1", debian: "libyaml-dev"),
    library("CDeflate", pkgConfig: "libdeflate", debian: "libdeflate-dev"),
    library("CCrypto", pkgConfig: "libcrypto", debian: "libssl-dev"),
    library("CExpat", pkgConfig: "expat", debian: "libexpat1-dev"),
    library("CReadStat", pkgConfig: nil, debian: "libreadstat-dev"),
    library("CSQLite", pkgConfig: "sqlite3", debian: "libsqlite3-dev"),
    library("CFreeType", pkgConfig: "freetype2", debian: "libfreetype-dev"),
    // renameat2 and std::from_chars, which Swift cannot see.
    .target(name: "CPlatform"),

    // What an editor must know: severity, id, place, message, hint.
    room("Diagnostics"),
    // Delimited text with positions, dialects and encodings.
    room("CSV", ["CPlatform"]),
    // Impact estimators on plain arrays, with their distributions and linear algebra.
    room("Estimators"),
    // Accessible SVG from plain values.
    room("Charts"),
    // Markdown to a document of HTML parts, with source lines.
    room("CommonMark", ["CCMark"]),
    // Strict nodes that know their line and column.
    room("YAML", ["CYAML", "Diagnostics"]),
    // Strict, compiled Mustache.
    room("Templates"),
    // Deterministic zip and checksums.
    room("Archives", ["CDeflate", "CCrypto"]),
    // Pictures in pixels, from text and shapes to PNG.
    room("Rasters", ["Archives", "CFreeType"]),
    // Workbooks of spreadsheets, XLSX and ODS, as rows of cells.
    room("Spreadsheets", ["Archives", "CExpat"]),
    // Files of Stata and SPSS, with their labels.
    room("StatisticalFiles", ["CReadStat"]),
    // Typed columns after Table Schema; the expression language.
    room("Tables", ["CSV"]),
    // Identifiers found, risk of singling out, small cells; recodings before publication.
    room("Disclosure", ["Tables"]),
    // The files of `content/` as values, each knowing its place.
    room(
      "Content",
      [
        "CommonMark", "YAML", "Tables", "Disclosure", "CSV", "Spreadsheets", "StatisticalFiles", "Archives",
        "Diagnostics",
      ]),
    // Rules over the loaded catalogue.
    room("Checks", ["Content", "CommonMark", "Tables", "Disclosure", "Diagnostics"]),
    // From a planned estimate to an estimator and back to a labelled result.
    room("Analyses", ["Content", "Tables", "Disclosure", "Estimators", "Archives", "Diagnostics"]),
    // What a program reads: data files, bundles, catalogues.
    room(
      "Downloads",
      ["Analyses", "Content", "Tables", "Disclosure", "CSV", "StatisticalFiles", "Archives", "CSQLite"]),
    // What a person reads: page models and templates to HTML, feeds.
    room(
      "Pages",
      [
        "Analyses", "Content", "Disclosure", "Downloads", "CommonMark", "Charts", "Rasters", "Templates", "Diagnostics",
      ]),
    // The five steps, and the only writer of `public/`.
    room(
      "Publication",
      [
        "Pages", "Downloads", "Analyses", "Checks", "Content", "Disclosure", "Tables", "Archives", "Diagnostics",
        "Templates", "CPlatform",
      ]),
    // The local server.
    room(
      "Preview", ["Publication"],
      [
        .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox"),
      ]),
    // Commands, progress, exit status.
    .executableTarget(
      name: "tank",
      dependencies: [
        "Publication", "Preview", "Content", "Analyses", "Downloads", "Tables", "Archives", "Diagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // A small content folder that tests change and read back.
    .target(
      name: "TestSites", dependencies: ["Analyses", "Checks", "Content", "Diagnostics"], path: "Tests/TestSites"),

    // The reference data beside the repository, for the targets that compare with them.
    .target(name: "TestReferences", path: "Tests/TestReferences"),

    tests("Diagnostics"), tests("CSV", ["TestReferences"]), tests("CommonMark", ["TestReferences"]),
    tests("Estimators", ["TestReferences"], beside: ["References"]), tests("Charts", beside: ["Expected"]),
    tests("YAML", ["Diagnostics"]), tests("Templates"), tests("Archives"), tests("Rasters"),
    tests("Tables", ["CSV", "TestReferences"]),
    tests("Spreadsheets", ["Archives"], beside: ["Files"]), tests("StatisticalFiles", beside: ["Files"]),
    tests("Disclosure", ["Tables"], beside: ["References"]),
    tests("Content", ["CommonMark", "YAML", "Tables", "StatisticalFiles", "Diagnostics", "TestSites"]),
    tests("Checks", ["Content", "Diagnostics", "TestSites"]),
    tests(
      "Analyses", ["Content", "Tables", "Estimators", "Diagnostics", "TestSites", "TestReferences"],
      beside: ["References"]),
    tests(
      "Downloads", ["Analyses", "Content", "Tables", "Archives", "Diagnostics"], beside: ["Clients", "Sites"]),
    tests("Pages", ["Analyses", "Content", "CommonMark", "Charts", "Templates", "Diagnostics"]),
    tests("Publication", ["Content", "Diagnostics", "Downloads"], beside: ["Clients", "Sites"]),
    tests("Preview", ["Publication"]), tests("tank"),
  ],
  cxxLanguageStandard: .cxx17
)

/// One target of ours.
func room(_ name: String, _ imports: [String] = [], _ packages: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports.map { .init(stringLiteral: $0) } + packages)
}

/// A C library of the system.
func library(_ name: String, pkgConfig: String?, debian: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([debian])])
}

/// The tests of one target, with the targets whose values they make and the folders of files that they read.
func tests(_ name: String, _ others: [String] = [], beside folders: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: ([name] + others).map { .init(stringLiteral: $0) }, exclude: folders)
}
