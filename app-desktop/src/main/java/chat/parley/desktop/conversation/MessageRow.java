package chat.parley.desktop.conversation;

import chat.parley.desktop.conversation.ConversationItem.Mark;
import chat.parley.desktop.conversation.ConversationItem.Said;
import chat.parley.desktop.fx.Avatar;
import chat.parley.desktop.fx.emoji.EmojiLabel;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One message: picture and name, or only its time where it is grouped; the words; reactions; how
/// far it is.
///
/// Renders one item and owns no subscription. Owned by the JavaFX thread.
final class MessageRow extends Region {

    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final PseudoClass CALLED = PseudoClass.getPseudoClass("called-out");

    private static final double AVATAR = 36;
    private static final double GUTTER = 12;
    private static final double COLUMN = 760;
    private static final double LINE = 20;
    private static final double MARKS = 24;

    private final Said said;
    private final RowActions actions;
    private final MessageText words;
    private final @Nullable Avatar avatar;
    private final EmojiLabel name;
    private final Label time;
    private final @Nullable StateMark mark;
    private final @Nullable Faces faces;
    private final List<Region> below = new ArrayList<>();

    MessageRow(Said said, RowActions actions) {
        this.said = said;
        this.actions = actions;
        getStyleClass().add("message-row");
        pseudoClassStateChanged(CALLED, said.calledOut());
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setAccessibleText(actions.model().wording().spoken(said));
        avatar =
                said.grouped()
                        ? null
                        : new Avatar(said.author().id().value(), said.author().name(), AVATAR);
        name = new EmojiLabel(said.grouped() ? "" : said.author().name(), 16);
        name.getStyleClass().add("message-author");
        time = new Label(said.when().time());
        time.getStyleClass().add(said.grouped() ? "message-time-grouped" : "message-time");
        words =
                new MessageText(
                        said.deleted() ? actions.model().texts().text("deleted") : said.text(),
                        actions.follow());
        if (said.deleted()) {
            words.getStyleClass().add("deleted");
        }
        mark =
                said.mark() == Mark.NONE || said.mark() == Mark.FAILED
                        ? null
                        : new StateMark(said.mark(), actions.model().texts());
        faces =
                said.seenBy().isEmpty()
                        ? null
                        : new Faces(said.seenBy(), actions.model().wording().seenBy(said.seenBy()));
        fillBelow();
        addAll();
        setOnMouseEntered(_ -> actions.activate().accept(this));
        focusedProperty().subscribe(this::focused);
        setOnMousePressed(_ -> requestFocus());
    }

    Said said() {
        return said;
    }

    /// The characters selected in it; empty for none.
    String selected() {
        return words.selected();
    }

    /// Whether the pointer or the focus is here: shows the time of a grouped row.
    void active(boolean active) {
        pseudoClassStateChanged(ACTIVE, active);
    }

    private void focused(boolean focused) {
        if (focused) {
            actions.activate().accept(this);
        }
    }

    private void fillBelow() {
        if (said.mark() == Mark.FAILED) {
            below.add(new FailedLine(said, actions));
        }
        if (!said.reactions().isEmpty()) {
            below.add(new ReactionLine(said, actions));
        }
    }

    private void addAll() {
        List<@Nullable Node> all = new ArrayList<>();
        all.add(avatar);
        if (!said.grouped()) {
            all.add(name);
        }
        all.add(time);
        all.add(words);
        all.add(mark);
        all.add(faces);
        all.addAll(below);
        for (Node node : all) {
            if (node != null) {
                getChildren().add(node);
            }
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        double column = column(width);
        double height = top() + words.prefHeight(column) + bottom();
        for (Region each : below) {
            height += 4 + each.prefHeight(column);
        }
        return Math.ceil(
                said.grouped() ? height : Math.max(height, firstLine() + AVATAR + bottom()));
    }

    @Override
    protected void layoutChildren() {
        double side = side(getWidth());
        double left = side + AVATAR + GUTTER;
        double column = column(getWidth());
        double y = top();
        if (avatar != null) {
            avatar.resizeRelocate(side, firstLine() + 2, AVATAR, AVATAR);
            layOutHeading(left, column);
        } else {
            double wide = time.prefWidth(-1);
            time.resizeRelocate(left - GUTTER - wide, y, wide, LINE);
        }
        double high = words.prefHeight(column);
        words.resizeRelocate(left, y, column, high);
        y += high;
        for (Region each : below) {
            double height = each.prefHeight(column);
            each.resizeRelocate(left, y + 4, column, height);
            y += 4 + height;
        }
        layOutMarks(getWidth() - side, said.grouped() ? top() + 2 : firstLine() + 2);
    }

    private void layOutMarks(double right, double y) {
        double x = right;
        if (faces != null) {
            faces.narrow(isNarrow(getWidth()));
            double wide = faces.prefWidth(-1);
            x -= wide;
            faces.resizeRelocate(x, y, wide, Faces.SIZE);
            x -= 4;
        }
        if (mark != null) {
            mark.resizeRelocate(x - 16, y, 16, 16);
        }
    }

    private void layOutHeading(double left, double column) {
        double timeWidth = time.prefWidth(-1);
        double nameWidth = Math.min(name.prefWidth(-1), column - timeWidth - 8);
        name.resizeRelocate(left, firstLine(), nameWidth, LINE);
        time.resizeRelocate(left + nameWidth + 8, firstLine() + 1, timeWidth, LINE);
    }

    private double firstLine() {
        return 8;
    }

    private double top() {
        return said.grouped() ? 4 : firstLine() + LINE;
    }

    private double bottom() {
        return 4;
    }

    private static boolean isNarrow(double width) {
        return width < 480;
    }

    private static double side(double width) {
        return isNarrow(width) ? 12 : 20;
    }

    /// As wide in every row of a room, so that words stay where they are when faces come and go.
    private double column(double width) {
        double marks = MARKS;
        if (actions.model().company().showsFaces()) {
            marks += 4 + Faces.width(isNarrow(width));
        }
        double rest = width - 2 * side(width) - AVATAR - GUTTER - marks;
        return Math.max(40, Math.min(COLUMN, rest));
    }
}
