package chat.parley.desktop.link;

/// One WebSocket connection. Thread-safe; nothing here blocks.
interface Wire {
    /// Sends a text frame after those before it. Silently dropped once the connection is closed.
    void send(String frame);

    /// Ends the connection, if it stands or is being made.
    void close();

    /// What a wire tells. Called one at a time, on any thread; the last is `closed`, which comes
    /// exactly once.
    interface Events {
        void opened();

        void frame(String text);

        /// The connection is over, or could not be made.
        ///
        /// @param code the close code, or [#NO_CODE] if the connection could not be made or just
        ///   broke
        void closed(int code, String reason);

        /// Stands for "no close code".
        int NO_CODE = -1;
    }

    /// Makes wires to one server.
    @FunctionalInterface
    interface Opener {
        /// Begins to connect and returns at once.
        Wire open(Events events);
    }
}
