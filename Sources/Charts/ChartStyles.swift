/// The rules that every SVG carries, so that it can also be opened alone.
///
/// Each colour is given twice, for viewers that know no custom properties. `:where` is not used for the same reason.
let markStyles = """
  .chart{color:#1f2328;color:var(--chart-ink,#1f2328)}\
  .chart text{font:13px system-ui,"Helvetica Neue",Arial,sans-serif;\
  font-family:var(--chart-font,system-ui,"Helvetica Neue",Arial,sans-serif);\
  font-variant-numeric:tabular-nums;fill:currentColor;stroke:none}\
  .chart .chart-small{font-size:12px}\
  .chart .chart-strong{font-weight:600}\
  .chart .chart-title{font-size:16px}\
  .chart .chart-muted{fill:#59616b;fill:var(--chart-muted,#59616b)}\
  .chart .chart-grid{fill:none;stroke:#dfe3e8;stroke:var(--chart-grid,#dfe3e8)}\
  .chart .chart-axis{fill:none;stroke:#858d97;stroke:var(--chart-axis,#858d97)}\
  .chart .chart-tip{fill:#858d97;fill:var(--chart-axis,#858d97)}\
  .chart .chart-reference{fill:none;stroke:currentColor;stroke-width:1.25}\
  .chart .chart-box{fill:#fff;fill:var(--chart-paper,#fff);stroke:#858d97;stroke:var(--chart-axis,#858d97)}\
  .chart .chart-fill{fill:currentColor;stroke:none}\
  .chart .chart-bar{fill:currentColor;fill-opacity:.85;stroke:none}\
  .chart .chart-wash{fill:currentColor;fill-opacity:.16;stroke:none}\
  .chart .chart-line{fill:none;stroke:currentColor;stroke-width:1.5;stroke-linejoin:round}\
  .chart .chart-thick{stroke-width:2.5}\
  .chart .chart-hatch{fill:none;stroke:currentColor;stroke-width:1.25}\
  .chart .chart-spot{fill:none;stroke:none;pointer-events:all}\
  .chart .chart-strip{fill:none;stroke:none;pointer-events:all}\
  .chart .chart-label{text-anchor:start}\
  .chart .chart-paper{fill:#fff;fill:var(--chart-paper,#fff);stroke:none}\
  .chart .chart-on{fill:#fff;fill:var(--chart-paper,#fff)}\
  .chart .chart-halo{stroke:#fff;stroke:var(--chart-paper,#fff);stroke-width:4px;stroke-linejoin:round;\
  paint-order:stroke}\
  .chart .chart-t1{fill:currentColor;fill-opacity:.1}\
  .chart .chart-t2{fill:currentColor;fill-opacity:.24}\
  .chart .chart-t3{fill:currentColor;fill-opacity:.42}\
  .chart .chart-t4{fill:currentColor;fill-opacity:.78}\
  .chart .chart-t5{fill:currentColor}\
  .chart .chart-hollow{fill:#fff;fill:var(--chart-paper,#fff);stroke:currentColor;stroke-width:1.75}\
  .chart .chart-dash-2{stroke-dasharray:6 3}\
  .chart .chart-dash-3{stroke-dasharray:1.5 3}\
  .chart .chart-dash-4{stroke-dasharray:8 3 1.5 3}\
  .chart .chart-s0{color:#1f2328;color:var(--chart-ink,#1f2328)}\
  .chart .chart-s1{color:#1b5e9b;color:var(--chart-1,#1b5e9b)}\
  .chart .chart-s2{color:#bd4f17;color:var(--chart-2,#bd4f17)}\
  .chart .chart-s3{color:#1a7f72;color:var(--chart-3,#1a7f72)}\
  .chart .chart-s4{color:#7a4fa3;color:var(--chart-4,#7a4fa3)}
  """

/// What a page's stylesheet needs for its charts: their size, their colours in light and dark, and which of two
/// layouts is shown. A site changes a colour by giving the custom property a value on `html` or `.chart`, and sets
/// `--chart-paper` to the background that its charts stand on.
public let chartStyles = """
  :where(:root){--chart-ink:#1f2328;--chart-muted:#59616b;--chart-grid:#dfe3e8;--chart-axis:#858d97;\
  --chart-paper:#fff;--chart-1:#1b5e9b;--chart-2:#bd4f17;--chart-3:#1a7f72;--chart-4:#7a4fa3}
  @media screen and (prefers-color-scheme:dark){:where(:root){--chart-ink:#e6e8eb;--chart-muted:#a3abb5;\
  --chart-grid:#30363d;--chart-axis:#7d8590;--chart-paper:#14171b;--chart-1:#6fb1ec;\
  --chart-2:#f2945c;--chart-3:#4fc3b1;--chart-4:#bd9be0}}
  .chart{display:block;width:100%;height:auto;overflow:visible}
  .chart-narrow{max-width:30rem}
  .chart-wide{max-width:44rem}
  .chart-pair .chart-wide{display:none}
  @media (min-width:44rem),print{.chart-pair .chart-narrow{display:none}.chart-pair .chart-wide{display:block}}
  @media (forced-colors:active){.chart-s0,.chart-s1,.chart-s2,.chart-s3,.chart-s4{color:CanvasText}}
  \(markStyles)

  """
