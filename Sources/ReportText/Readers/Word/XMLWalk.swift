private import CExpat

/// What happens while an XML text is read.
protocol XMLVisitor: AnyObject {
  /// An element begins.
  func begin(_ tag: String, attributes: [String: String])
  /// Text of the innermost element.
  func take(_ text: String)
  /// An element ends.
  func end(_ tag: String)
}

/// Reads XML by expat, which bounds what entities may grow to.
enum XMLWalk {
  /// Tells a visitor everything that stands in the XML.
  ///
  /// - Parameters:
  ///   - xml: The bytes.
  ///   - part: What a failure calls them.
  ///   - visitor: Who is told.
  /// - Throws: ``DocumentIssue/damagedXML(part:line:)``.
  static func walk(
    _ xml: [UInt8],
    part: String,
    visitor: any XMLVisitor
  ) throws(DocumentIssue) {
    guard let parser = XML_ParserCreate(nil) else { return }
    defer { XML_ParserFree(parser) }
    let box = VisitorBox(visitor)
    XML_SetUserData(parser, Unmanaged.passUnretained(box).toOpaque())
    XML_SetElementHandler(
      parser,
      { box, tag, attributes in
        guard let tag else { return }
        VisitorBox.visitor(box)?.begin(
          String(cString: tag),
          attributes: XMLWalk.dictionary(attributes)
        )
      },
      { box, tag in
        guard let tag else { return }
        VisitorBox.visitor(box)?.end(String(cString: tag))
      }
    )
    XML_SetCharacterDataHandler(parser) { box, text, count in
      let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
      VisitorBox.visitor(box)?.take(String(decoding: bytes, as: UTF8.self))
    }
    let status = xml.withUnsafeBytes { bytes in
      let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      return XML_Parse(parser, start, Int32(bytes.count), 1)
    }
    withExtendedLifetime(box) {}
    guard status == XML_STATUS_OK else {
      throw .damagedXML(part: part, line: Int(XML_GetCurrentLineNumber(parser)))
    }
  }

  /// Names and values stand in turn, up to a null.
  private static func dictionary(
    _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) -> [String: String] {
    var result: [String: String] = [:]
    guard var next = attributes else { return result }
    while let name = next[0], let value = next[1] {
      result[String(cString: name)] = String(cString: value)
      next += 2
    }
    return result
  }
}

private final class VisitorBox {
  private let visitor: any XMLVisitor

  init(_ visitor: any XMLVisitor) { self.visitor = visitor }

  static func visitor(_ pointer: UnsafeMutableRawPointer?) -> (any XMLVisitor)? {
    pointer.map { Unmanaged<VisitorBox>.fromOpaque($0).takeUnretainedValue().visitor }
  }
}
