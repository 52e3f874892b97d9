// An embedder writes `import ReportQL` and has all that appears in its interface: values,
// texts and diagnostics come from the modules below.
@_exported public import ReportCorpus
@_exported public import ReportFacts
@_exported public import ReportText
