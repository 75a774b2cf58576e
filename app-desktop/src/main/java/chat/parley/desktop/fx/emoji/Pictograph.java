package chat.parley.desktop.fx.emoji;

/// One emoji of the bundled table.
///
/// @param sequence the characters as they are sent, fully qualified
/// @param column column of the art's sheet
/// @param row row of the art's sheet
/// @param group which group of the picker shows it; empty for a skin tone variant, which the picker
///   leaves out
/// @param label its English name, for screen readers and tooltips
/// @param keywords further English words that find it, separated by spaces
public record Pictograph(
        String sequence, int column, int row, String group, String label, String keywords) {}
