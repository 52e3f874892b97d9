import ReportText

/// What functions of other dialects of SQL are called here.
extension FunctionCatalog {
  /// The names here of a function that other dialects have under another name.
  static func names(for foreign: String) -> [String]? { foreignNames[FoldedText.fold(foreign)] }

  private static let foreignNames = [
    "group_concat": ["string_agg"], "listagg": ["string_agg"], "array_agg": ["string_agg"],
    "len": ["length"], "nvl": ["coalesce"], "isnull": ["coalesce"],
    "iif": ["case when … then … else … end"], "if": ["case when … then … else … end"],
    "decode": ["case when … then … else … end"], "instr": ["contains"], "strpos": ["contains"],
    "charindex": ["contains"], "left": ["substr"], "right": ["substr"], "mid": ["substr"],
    "to_char": ["format_date"], "strftime": ["format_date"], "date_format": ["format_date"],
    "extract": ["year", "month", "day"], "datepart": ["year", "month", "day"],
    "trunc": ["floor", "round"], "truncate": ["floor", "round"], "percentile": ["quantile"],
    "percentile_cont": ["quantile"], "approx_quantile": ["quantile"], "stdev": ["stddev"],
    "stddev_samp": ["stddev"], "var": ["variance"], "var_samp": ["variance"], "mean": ["avg"],
    "average": ["avg"], "try_cast": ["cast"], "convert": ["cast"], "to_number": ["cast"],
    "concat_ws": ["concat"], "max_by": ["arg_max"], "min_by": ["arg_min"],
    "regexp_like": ["regexp_matches"], "regexp_substr": ["regexp_extract"],
    "total": ["sum"], "ntile": ["rank"], "percent_rank": ["rank"],
    "cume_dist": ["rank"], "nth_value": ["first_value"], "to_date": ["date"], "sqr": ["power"],
    "lcase": ["lower"], "ucase": ["upper"],
  ]
}
