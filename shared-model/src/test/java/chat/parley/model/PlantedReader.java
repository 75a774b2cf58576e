package chat.parley.model;

import chat.parley.protocol.WireCodec;

/// Breaks the rule that the model knows no protocol, so that the rule is seen to fail.
public final class PlantedReader {
    private final WireCodec codec = new WireCodec();

    /// Uses what it must not know.
    public byte[] bytes(Person person) {
        return codec.writeValue(person);
    }
}
