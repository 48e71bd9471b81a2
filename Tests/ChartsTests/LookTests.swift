import Charts
import Foundation
import Testing

/// Writes a page of all samples to the folder in the environment variable CHARTS_LOOK, to be looked at in a browser.
@Suite("Look", .enabled(if: ProcessInfo.processInfo.environment["CHARTS_LOOK"] != nil))
struct LookTests {
  @Test("every sample stands on a page")
  func page() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["CHARTS_LOOK"])
    var html = """
      <!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <style>:root{color-scheme:light dark}body{font:17px/1.5 system-ui,sans-serif;margin:0 auto;padding:16px;max-width:46rem;background:#fff}
      @media screen and (prefers-color-scheme:dark){body{background:#14171b;color:#e6e8eb}}
      figure{margin:0 0 3rem}figcaption{font-weight:600;margin-bottom:.75rem}
      \(chartStyles)</style>
      """
    for (index, sample) in ([Samples.crowded()] + Samples.all).enumerated() {
      var sample = sample
      sample.identifier += "-\(index)"
      let chart = sample.renderResponsive()
      html += "<figure><figcaption>\(chart.title)</figcaption>\(chart.svg)</figure>\n"
      try sample.render().svg.write(toFile: "\(folder)/\(index).svg", atomically: true, encoding: .utf8)
    }
    try html.write(toFile: "\(folder)/index.html", atomically: true, encoding: .utf8)
  }
}
