package chat.parley.protocol;

/// The person changed a setting on one of their devices.
public record PreferenceChanged(String key, String value) implements ServerEvent {}
