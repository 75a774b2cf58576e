package chat.parley.desktop.shell;

/// Which parts of the window stand side by side at a width. Immutable.
///
/// @param list the room list
/// @param conversation the open conversation, or what stands there without one
/// @param panel the side panel
record Columns(boolean list, boolean conversation, boolean panel) {

    /// Below this width there is one column, in pixels.
    static final double ONE = 720;

    /// From this width on there is room for three columns, in pixels.
    static final double THREE = 984;

    /// What to show.
    ///
    /// @param width of the window's content in pixels
    /// @param inConversation whether the person went into a conversation, which matters for one
    ///   column
    /// @param panelWanted whether the side panel is open
    static Columns at(double width, boolean inConversation, boolean panelWanted) {
        if (width >= THREE) {
            return new Columns(true, true, panelWanted);
        }
        if (width >= ONE) {
            return new Columns(!panelWanted, true, panelWanted);
        }
        if (!inConversation) {
            return new Columns(true, false, false);
        }
        return new Columns(false, !panelWanted, panelWanted);
    }
}
