import CLibEdit
import Glibc

/// Takes pasted text in whole, line breaks included, instead of line by line.
struct BracketedPaste {
  /// Whether the terminal is told to mark what is pasted.
  private let isMarked: Bool

  /// Terminals that would print the request, or do not know it.
  private static let plainTerminals: Set = [
    "", "dumb", "unknown", "emacs", "network", "linux", "vt52", "vt100", "vt102", "vt220",
  ]

  private static let functionName = "reportql-paste"

  /// What is possible on a terminal of this type.
  init(terminal: String) {
    isMarked = !Self.plainTerminals.contains(terminal)
  }

  /// Whether lines that wait behind one another are to be taken for a paste.
  var mayArriveUnmarked: Bool { !isMarked }

  /// Lets the editor understand the marks.
  func install(in editor: OpaquePointer) {
    editline_add_function(editor, Self.functionName, "Take a paste in whole") { editor, _ in
      guard let editor else { return UInt8(CC_ERROR) }
      return BracketedPaste.take(from: editor)
    }
    editline_bind(editor, "\\e[200~", Self.functionName)
  }

  /// Asks the terminal to mark what is pasted.
  func begin() { send("\u{1B}[?2004h") }

  /// Asks the terminal to mark no more: what runs next may read by itself.
  func end() { send("\u{1B}[?2004l") }

  private func send(_ sequence: String) {
    guard isMarked else { return }
    var writer = FileDescriptorWriter()
    try? writer.write(answer: sequence)
  }

  /// Reads up to the mark at the end, and inserts what stood before it.
  private static func take(from editor: OpaquePointer) -> UInt8 {
    var pasted = PastedText()
    while !pasted.hasEnded {
      var scalar: UInt32 = 0
      guard editline_read_scalar(editor, &scalar) == 1 else { return UInt8(CC_EOF) }
      if let scalar = Unicode.Scalar(scalar) { pasted.take(scalar) }
    }
    let text = pasted.text
    if text.isEmpty { return UInt8(CC_NORM) }
    return UInt8(el_insertstr(editor, text) == 0 ? CC_REFRESH : CC_ERROR)
  }
}

/// What arrives between the marks of a paste.
struct PastedText {
  private var scalars = String.UnicodeScalarView()
  /// How much of the end mark the last scalars are.
  private var matched = 0

  private static let endMark = Array("\u{1B}[201~".unicodeScalars)

  /// Whether the end mark was read.
  var hasEnded: Bool { matched == Self.endMark.count }

  /// Takes the next scalar.
  mutating func take(_ scalar: Unicode.Scalar) {
    scalars.append(scalar)
    if scalar == Self.endMark[matched] {
      matched += 1
    } else {
      matched = scalar == Self.endMark[0] ? 1 : 0
    }
  }

  /// The text without the mark, with one kind of line break and no other control characters,
  /// and without the line breaks at its end: a paste waits for the return key.
  var text: String {
    let content = scalars.dropLast(matched)
    var clean = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in content {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r": clean.append("\n")
      case "\t": clean.append(scalar)
      default:
        if scalar.properties.generalCategory != .control { clean.append(scalar) }
      }
      previous = scalar
    }
    while clean.last == "\n" { clean.removeLast() }
    return String(clean)
  }
}
