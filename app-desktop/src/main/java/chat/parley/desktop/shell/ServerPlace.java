package chat.parley.desktop.shell;

import javafx.beans.value.ObservableValue;

/// Where the account that is shown lives. Belongs to the FX thread.
///
/// @param serverName what the server is called
/// @param address `host:port`, to be told to others
/// @param hostedHere whether this app hosts it just now
public record ServerPlace(String serverName, String address, ObservableValue<Boolean> hostedHere) {}
