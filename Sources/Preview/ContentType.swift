/// The media type that a file is served with, from the end of its name.
///
/// Text is UTF-8: the site writes nothing else.
func contentType(of name: String) -> String {
  let ending = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last.map { $0.lowercased() }
  switch ending {
  case "html": return "text/html; charset=utf-8"
  case "css": return "text/css; charset=utf-8"
  case "js", "mjs": return "text/javascript; charset=utf-8"
  case "csv": return "text/csv; charset=utf-8"
  case "md": return "text/markdown; charset=utf-8"
  case "ttl": return "text/turtle; charset=utf-8"
  case "json": return "application/json"
  case "jsonl": return "application/jsonl"
  case "jsonld": return "application/ld+json"
  case "webmanifest": return "application/manifest+json"
  case "yml", "yaml": return "application/yaml"
  case "xml": return "application/xml"
  case "rdf": return "application/rdf+xml"
  case "atom": return "application/atom+xml"
  case "svg": return "image/svg+xml"
  case "png": return "image/png"
  case "jpg", "jpeg": return "image/jpeg"
  case "gif": return "image/gif"
  case "webp": return "image/webp"
  case "avif": return "image/avif"
  case "ico": return "image/vnd.microsoft.icon"
  case "woff2": return "font/woff2"
  case "pdf": return "application/pdf"
  case "zip": return "application/zip"
  case "gz": return "application/gzip"
  case "xlsx": return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  case "sqlite": return "application/vnd.sqlite3"
  case "parquet": return "application/vnd.apache.parquet"
  case "dta": return "application/x-stata-dta"
  case "sav": return "application/x-spss-sav"
  // Names without a dot are SHA256SUMS, LICENSE and the like.
  case nil, "txt", "bib", "r", "py", "do", "minisig": return "text/plain; charset=utf-8"
  default: return "application/octet-stream"
  }
}
