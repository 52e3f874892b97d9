import Glibc
import Synchronization

/// Whether Ctrl-C was pressed while the shell was busy.
///
/// There is one terminal to a process, so there is one such flag.
public enum Interruption {
  private static let flag = Atomic<Bool>(false)

  /// Whether what is being done should be given up.
  public static var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// Forgets an earlier Ctrl-C.
  public static func clear() { flag.store(false, ordering: .relaxed) }

  /// Makes Ctrl-C set the flag from now on, instead of ending the process.
  static func watch() {
    clear()  // The flag exists before the first signal: a handler must not be the one to make it.
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in Interruption.request() }
    // No SA_RESTART: a read that waits for the keyboard has to return.
    action.sa_flags = 0
    sigaction(SIGINT, &action, nil)
  }

  private static func request() { flag.store(true, ordering: .relaxed) }
}
