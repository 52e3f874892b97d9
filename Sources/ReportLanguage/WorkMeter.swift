/// Counts what readers and the layout look at.
///
/// Tests hold by it that work grows no faster than the text, which no clock can hold.
final class WorkMeter {
  /// Characters, tokens and parts of documents looked at so far.
  var steps = 0
}
