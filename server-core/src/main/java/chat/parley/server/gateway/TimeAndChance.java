package chat.parley.server.gateway;

import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// What the gateway takes from the world and cannot foresee: the machine's on a server, a test's
/// own in a test. Thread-safe as its parts are.
///
/// @param clock the time of day, in whole milliseconds
/// @param nanos the machine's own time, for how long something takes; only differences mean
///   anything
/// @param random a secure source
public record TimeAndChance(InstantSource clock, LongSupplier nanos, RandomGenerator random) {}
