package chat.parley.benchmarks.wire.planted;

import chat.parley.benchmarks.torture.Finding;

/// Breaks an arrow on purpose, so that the rule is seen to fail.
public record WireThatLooksUp(Finding finding) {}
