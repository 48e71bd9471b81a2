import Analyses
import Charts
import Content
import Disclosure
import Tables

/// The keys that the program itself prints, so that a strings file without one is found before a page is made.
///
/// What only templates print is found when they are compiled.
let neededStrings: [String] = {
  var keys = plainStrings
  keys += LanguageFormat.keys.map { "write-" + $0 }
  keys += ChartWords.keys
  keys += Study.Design.allCases.map { "design-" + $0.rawValue }
  keys += Study.Status.allCases.map { "status-" + $0.rawValue }
  keys += Method.allCases.map { "method-" + $0.rawValue }
  keys += PlannedFamily.Method.allCases.map { "family-" + $0.rawValue }
  keys += Person.Group.allCases.map { "group-" + $0.rawValue }
  keys += ["favourable", "unfavourable", "measured", "unclear"].map { "evidence-" + $0 }
  keys += EvidenceGrade.ID.allCases.flatMap { id in
    ["grade-" + id.rawValue] + id.reasons.map { "grade-\(id.rawValue)-\($0)" }
  }
  keys += EvidenceGrade.levels.flatMap { ["strength-\($0)", "grade-standard-\($0)"] }
  keys += EvidenceGrade.Ungraded.allCases.map { "strength-" + $0.rawValue }
  keys += StudyResults.RelevantEffect.Source.allCases.map { "sketch-" + $0.rawValue }
  keys += ["declared", "planned", "conventional"].map { "answer-null-" + $0 }
  keys += EvidenceColumn.allCases.map { "evidence-" + $0.rawValue }
  keys += SearchEntry.Kind.allCases.map { "search-kind-" + $0.rawValue }
  keys += Organisation.Kind.allCases.map { "kind-" + $0.rawValue }
  keys += Tables.Field.Kind.allCases.map { "type-" + $0.rawValue }
  keys += downloadKeys.flatMap { ["download-" + $0.key, "download-" + $0.key + "-for"] }
  keys += Meaning.allCases.map { "means-" + $0.rawValue }
  keys += Subject.allCases.flatMap { ["subject-" + $0.rawValue, "threshold-source-" + $0.rawValue] }
  keys += IdentifierKind.allCases.map { "identifier-" + $0.rawValue }
  keys += DisclosureReport.Level.allCases.map { "risk-" + $0.rawValue }
  keys += BlankReading.allCases.map { "blanks-" + $0.rawValue }
  keys += DeclaredDisclosure.Calculation.allCases.map { "calculates-" + $0.rawValue }
  keys += remedyNames.map { "remedy-" + $0 }
  keys += Warning.ids.map { "warning-" + $0 }
  keys += Result.Resampling.Kind.allCases.map { "bootstrap-" + $0.rawValue }
  keys += PlannedAttritionWeights.Model.allCases.map { "attrition-weights-" + $0.rawValue }
  keys += ["natural", "points", "percent", "log-ratio"].map { "scale-" + $0 }
  keys += PlannedIndex.Kind.allCases.map { "index-" + $0.rawValue }
  keys += PlannedEstimate.Direction.allCases.map { "index-" + $0.rawValue }
  keys += ["measure-risk-ratio", "measure-odds-ratio", "measure-ratio"]
  for kind in [
    "sentence-", "sentence-ratio-", "sentence-pooled-", "sentence-change-", "sentence-standardised-", "sentence-shift-",
    "sentence-quantile-", "sentence-term-", "sentence-term-ratio-",
  ] {
    keys += [kind + "up", kind + "down"]
  }
  keys += PlannedDescription.Statistic.allCases.filter { ![.quartiles, .interval].contains($0) }.map {
    "stat-" + $0.rawValue
  }
  keys += PlannedDescription.Interval.allCases.map { "interval-" + $0.rawValue }
  keys += PlannedCrossTable.Share.allCases.map { "cross-share-" + $0.rawValue }
  keys += [
    "sentence-distribution", "sentence-distribution-unclear", "sentence-term-unclear", "sentence-term-ratio-unclear",
  ]
  keys += siteStrings
  keys += trustPageNames.flatMap { ["trust-" + $0 + "-title", "trust-" + $0 + "-summary"] }
  keys += trustStrings.map { "trust-" + $0 }
  keys += AccessibilityStatement.Conformity.allCases.map { "accessibility-state-" + $0.rawValue }
  return keys + ["sentence-bounds", "sentence-unclear", "sentence-ratio-unclear", "sentence-pooled-unclear"]
}()

/// ``Remedy/name`` of every remedy.
private let remedyNames = [
  "drop", "bands", "year", "month", "departement", "top-code", "bottom-code", "round", "recode-rare", "suppress-to-k",
  "microaggregate", "noise", "pseudonym",
]

private let plainStrings = [
  "about", "adjusted-mean", "adjusted-sign", "adjusted-text", "alert-lowered", "alert-raised", "alert-unregistered",
  "all-results", "all-rows", "answer-at-least", "answer-at-most", "answer-between", "answer-corrected",
  "answer-deviation", "answer-deviations", "answer-distribution", "answer-distribution-unclear", "answer-down",
  "answer-either", "answer-favourable", "answer-inconclusive", "answer-inconclusive-sided", "answer-interim",
  "answer-no-bound", "answer-none", "answer-noun-difference", "answer-noun-effect", "answer-nouns-difference",
  "answer-nouns-effect", "answer-odds", "answer-ongoing", "answer-prediction", "answer-protocol", "answer-several",
  "answer-several-favourable", "answer-several-measured", "answer-several-null", "answer-several-open",
  "answer-several-unfavourable", "answer-small", "answer-unfavourable", "answer-up", "arm-head", "attrition-caption",
  "attrition-equal", "attrition-not-planned", "attrition-weights-text", "axis-effect", "axis-percent", "axis-points",
  "axis-ratio", "axis-unit", "balance-caption", "bars-hidden", "bins-note", "bootstrap-text", "bootstrap-wild",
  "bounds-text", "box-note", "bundle-download", "cell-hidden", "cells-hidden", "changes-absent", "changes-data",
  "changes-file", "changes-none", "changes-present", "changes-summary", "changes-title", "changes-to",
  "chart-acceptability", "chart-balance", "chart-bars", "chart-binned-scatter", "chart-box", "chart-density",
  "chart-distribution", "chart-distribution-all", "chart-dots", "chart-estimates", "chart-event-study",
  "chart-forest", "chart-funnel", "chart-overlap", "chart-power-effect", "chart-power-size", "chart-small-multiples",
  "chart-subgroups", "chart-tile-map", "chart-tornado", "chart-trend", "chart-waterfall", "codes", "colon", "column",
  "comparison", "compute-again", "computed", "computed-from-assumptions", "confidence", "conflicts",
  "constraint-earliest", "constraint-enumeration", "constraint-exclusive-earliest", "constraint-exclusive-latest",
  "constraint-exclusive-maximum", "constraint-exclusive-minimum", "constraint-latest", "constraint-max-length",
  "constraint-maximum", "constraint-min-length", "constraint-minimum", "constraint-pattern", "constraint-percent",
  "constraint-required", "constraint-unique", "correction-change", "cost-funding", "cost-known", "cost-outcome",
  "cost-outcome-none", "cost-outcome-open", "cost-per", "cost-source", "cost-title", "cost-unknown",
  "cost-unmeasured", "cost-year", "count-datasets", "count-notes", "count-of", "count-results", "count-studies",
  "cross-caption", "cross-fisher", "cross-fisher-drawn", "cross-fisher-refused", "cross-hidden-test", "cross-layer",
  "cross-no-test", "cross-test", "cross-total", "cutoff-above", "cutoff-below", "data", "data-and-downloads",
  "data-introduction", "data-title", "dataset-size", "declared-values", "described-weighted", "detail-at",
  "detail-below", "detail-breaks", "detail-deviation", "detail-k", "detail-size", "detail-to", "detail-width",
  "disclosure-accepted", "disclosure-refused", "disclosure-searched-text", "disclosure-tables", "distribution-of",
  "download-other", "download-other-for", "dropped-filter", "dropped-incomplete-pair", "dropped-missing",
  "dropped-none", "dropped-other-arm", "dropped-other-period", "dropped-single-period", "dropped-zero-weight",
  "effect-blanked", "effect-changed", "effect-correlation", "effect-mean", "effect-none", "effect-removed",
  "effect-unknown", "embed-source", "ethics", "evidence", "evidence-grade", "evidence-introduction", "evidence-mark",
  "evidence-other", "evidence-others", "fact-absorbed", "fact-adjusted", "fact-affiliation",
  "fact-attrition-weights", "fact-blocks", "fact-bootstrap", "fact-bounds", "fact-cluster", "fact-columns",
  "fact-conforms", "fact-covariates", "fact-created", "fact-date", "fact-design", "fact-dropped", "fact-family",
  "fact-filter", "fact-foreign-keys", "fact-heterogeneity", "fact-key", "fact-keywords", "fact-license",
  "fact-license-data", "fact-license-text", "fact-needed", "fact-observation", "fact-orcid", "fact-outcome",
  "fact-pairs", "fact-partners", "fact-population", "fact-prediction", "fact-quantile", "fact-randomisation",
  "fact-resamples", "fact-ror", "fact-rows", "fact-sample", "fact-scale", "fact-source", "fact-standard-error",
  "fact-statistic", "fact-study", "fact-subgroups", "fact-temporal", "fact-territory", "fact-test", "fact-tighten",
  "fact-treatment", "fact-unique-keys", "fact-version", "fact-website", "family-text", "favourable",
  "feed-correction", "field-cost", "field-strength", "filter-all", "filter-design", "filter-status", "filter-theme",
  "finding-certain", "finding-suspected", "first-day", "flow-analysed", "flow-caption", "flow-count",
  "flow-from-estimate", "flow-left-out", "flow-of", "flow-of-which", "flow-rows", "flow-title", "foreign-key",
  "foreign-key-self", "format-api", "format-bundle", "format-catalog", "format-catalog-datagouv", "format-checksums",
  "format-citation", "format-codebook", "format-crate", "format-croissant", "format-csv", "format-csv-fr",
  "format-csvw", "format-datacite", "format-ddi", "format-disclosure", "format-json", "format-json-columns",
  "format-jsonl", "format-license", "format-other", "format-package", "format-parquet", "format-plan",
  "format-profile", "format-replication", "format-results-csv", "format-results-json", "format-schema",
  "format-script", "format-spss", "format-sqlite", "format-stata", "format-studies", "format-xlsx",
  "frozen-followed", "frozen-page", "funnel-title", "glossary", "glossary-introduction", "grade-against",
  "grade-cap", "grade-counts", "grade-declared", "grade-for", "grade-open", "grade-rule", "grade-simulated",
  "grade-standard", "grade-start", "grade-start-kept", "grade-step", "head-arm", "head-assigned", "head-control",
  "head-control-deviation", "head-control-mean", "head-difference", "head-effect", "head-favourable",
  "head-interval", "head-missing", "head-missing-share", "head-n", "head-outcome", "head-p", "head-p-adjusted",
  "head-people", "head-quantity", "head-standard-error", "head-status", "head-step", "head-subgroup", "head-treated",
  "head-value", "head-variable", "head-variance-ratio", "head-weight", "head-year", "headline", "heterogeneity-text",
  "home", "inference-caption", "inference-none", "inference-note", "inference-text", "inference-wanted",
  "joint-test", "kind-of-attrition", "kind-of-balance", "kind-of-cross-table", "kind-of-description",
  "kind-of-estimate", "kind-of-index", "kind-of-power", "last-day", "levels", "levels-adjusted", "limit-attrition",
  "limit-of", "limit-restricted", "limits-title", "linkability-direct", "linkability-direct-none",
  "linkability-pseudonyms", "linkability-text", "linkability-uniques", "linkability-uniques-none", "locale",
  "maximum", "mean", "mean-and-spread", "median", "minimum", "missing-count", "missing-hidden", "more-values",
  "needed-one-fewer", "needed-one-more", "needed-rays", "news-correction", "news-note", "news-study", "not-found",
  "not-found-text", "not-known", "notes", "notes-introduction", "others-title", "p-adjusted", "page-number",
  "partners", "partners-introduction", "path-data", "path-design", "path-evidence", "path-glossary", "path-notes",
  "path-page", "path-partners", "path-people", "path-search", "path-status", "path-studies", "path-table",
  "path-themes", "people", "people-introduction", "percentile", "period", "period-since", "period-until",
  "placebo-caption", "placebo-label", "placebo-none", "placebo-some", "placebo-title", "placebos", "planned-added",
  "planned-clusters", "planned-introduction", "planned-missing", "planned-no-protocol", "planned-sample",
  "planned-title", "points", "points-hidden", "points-one", "pooled", "pooled-studies", "power-arms",
  "power-attrition", "power-baseline", "power-cluster-size", "power-clusters", "power-design-effect",
  "power-deviation", "power-effect", "power-effect-assigned", "power-effect-points", "power-icc", "power-level",
  "power-mean", "power-n", "power-planned", "power-power", "power-proportion", "power-r2", "power-take-up",
  "preregistration", "preregistration-dated", "preregistration-text", "primary", "privacy", "privacy-direct",
  "privacy-quasi", "privacy-sensitive", "profile-level", "quantiles-plain", "quantiles-weighted", "quartile-first",
  "quartile-third", "randomisation-drawn", "randomisation-exact", "reading", "reason", "registered-not-reported",
  "registered-not-yet", "release-correction", "release-link", "release-newest", "release-old", "report-title",
  "resamples-text", "restricted", "restricted-data", "results", "results-file", "results-introduction", "risk-below",
  "risk-expected", "risk-k", "risk-l", "risk-l-entropy", "risk-maximum", "risk-revealed", "risk-t", "risk-uniques",
  "role-other", "role-primary", "role-secondary", "rows-all", "rows-shown", "rules", "sample", "sample-arms",
  "sample-blocks", "sample-clusters", "sample-pairs", "sample-studies", "sample-two-way", "search",
  "search-alphabet", "search-introduction", "share", "sharing-no-effect", "simulated-card", "simulated-explanation",
  "simulated-inside", "simulated-outside", "simulated-short", "simulated-truth", "singling-out-caption",
  "singling-out-no-columns", "singling-out-note", "singling-out-reading", "singling-out-text", "standard-deviation",
  "stat-median-quartiles", "stat-quartile-1", "stat-quartile-3", "stat-share", "state-after", "state-before",
  "statistic-normal", "statistic-rank", "statistic-text", "strength-label", "strength-no-effect", "strength-of",
  "strength-unfinished", "studies", "studies-introduction", "subgroup-test", "subgroups-heading",
  "subgroups-introduction", "subgroups-multiplicity", "subgroups-none", "subgroups-tests", "subgroups-title",
  "table", "table-cards", "table-introduction", "table-of-studies", "table-view", "text-length", "theme", "themes",
  "threshold-dominance", "threshold-k", "threshold-minimum-count", "threshold-prior-share", "threshold-source",
  "threshold-warned-count", "top-values", "total-notes", "total-studies", "unfavourable", "untranslated-page",
  "value", "value-false", "value-true", "values-all-different", "values-distinct", "values-missing", "values-none",
  "verdict-distribution", "verdict-distribution-unclear", "verdict-down", "verdict-favourable",
  "verdict-placebo-expected", "verdict-placebo-unexpected", "verdict-unclear", "verdict-unfavourable", "verdict-up",
  "version", "version-bundle", "version-first", "version-page", "version-published", "versions-title", "waiver-text",
  "weakened-k", "weakened-minimum-count",
]

/// What the pages of trust say, after `trust-`.
private let trustStrings = [
  "all-corrections", "appeal", "appeal-delegate", "appeal-form", "appeal-post", "appeal-text", "attribution",
  "attribution-text", "audit", "audit-rate", "aws-text", "boards", "bucket", "build-checks", "check-charts",
  "check-contrast", "check-headings", "check-headings-bad", "check-images", "check-scripts", "check-translations",
  "check-translations-bad", "commitment", "content", "copy", "copy-text", "declared", "declared-corrected",
  "declared-funded", "declared-preregistered", "declared-reviewed", "declared-text", "derogations", "dump-text",
  "environment", "environment-none", "equal-text", "error", "error-short", "error-text", "exceptions",
  "exceptions-caption", "exemptions", "failures", "feedback", "feedback-text", "funders", "funders-caption",
  "funders-text", "harvest", "harvest-caption", "harvest-catalog", "harvest-catalog-datagouv",
  "harvest-catalog-turtle", "harvest-catalog-xml", "harvest-feed", "harvest-history", "harvest-mirror",
  "harvest-resourcesync", "harvest-sitemap", "harvest-studies-csv", "harvest-studies-json", "harvest-sums",
  "head-address", "head-amount", "head-funder", "head-holds", "head-what", "head-why", "head-work", "honest",
  "honest-text", "host", "log", "log-days", "log-text", "made-on", "making", "no-audit", "no-cookie",
  "no-correction", "no-exception", "no-funder", "no-measure", "no-third-party", "none-declared", "pages",
  "pages-none", "publisher", "publisher-law", "rclone-text", "readers", "results", "resync-text", "reuse",
  "reuse-text", "rights", "rights-text", "rsync-text", "rule", "rule-text", "signature-text", "simulated",
  "simulated-text", "state", "state-failed", "state-full", "state-none", "state-partial", "studied", "studied-text",
  "technologies", "technologies-title", "verify", "verify-text", "which", "which-text", "without-amount",
]

/// Words around the pages of trust: the legal notice, the line to write, the home page, old translations.
private let siteStrings = [
  "attribution-line", "fact-address", "fact-attribution", "fact-director", "fact-email", "fact-legal-form", "fact-name",
  "fact-registration", "fact-telephone", "no-effect-mark", "old-translation", "simulated-organisation",
  "stat-share", "state-after", "state-before", "statistic-normal", "statistic-rank", "statistic-text", "studies",
  "studies-introduction", "subgroup-test", "subgroups-title", "table", "table-cards", "table-introduction",
  "table-of-studies", "table-view", "text-length", "theme", "themes", "threshold-dominance", "threshold-k",
  "threshold-minimum-count", "threshold-prior-share", "threshold-warned-count", "top-values", "total-notes",
  "total-studies", "unfavourable", "untranslated-page", "value", "value-false", "value-true", "values-all-different",
  "values-distinct", "values-missing", "values-none", "verdict-distribution", "verdict-distribution-unclear",
  "verdict-down", "verdict-favourable", "verdict-placebo-expected", "verdict-placebo-unexpected", "verdict-unclear",
  "verdict-unfavourable", "verdict-up", "version", "version-bundle", "version-first", "version-published",
  "versions-title", "waiver-text", "waterfall-total", "weakened-k", "weakened-minimum-count",
  "verdict-unfavourable", "verdict-up", "version", "waiver-difference", "waiver-text", "weakened-k",
  "weakened-minimum-count",
]
