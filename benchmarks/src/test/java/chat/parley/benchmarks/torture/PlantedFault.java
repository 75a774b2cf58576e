package chat.parley.benchmarks.torture;

/// A way in which [FakeServer] is wrong on purpose.
enum PlantedFault {
    /// None: it keeps every promise that the torture checks.
    NONE,
    /// It answers first and writes to its file a moment later.
    ACKS_BEFORE_COMMIT,
    /// It does not remember operation ids, so what is asked again is stored again.
    FORGETS_OPERATIONS,
    /// It leaves out every hundredth event.
    SKIPS_EVENTS
}
