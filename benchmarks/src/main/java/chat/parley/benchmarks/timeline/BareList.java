package chat.parley.benchmarks.timeline;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.fxmisc.flowless.Cell;
import org.fxmisc.flowless.VirtualFlow;

/// The floor: the same texts as plain labels in the same kind of list, all of them in memory.
/// JavaFX thread only.
final class BareList implements Scrolled {

    private static final int WIDTH = 760;

    private final Stage stage = new Stage();
    private final VirtualFlow<String, Cell<String, Label>> flow;

    BareList(List<String> texts, int width, int height) {
        flow = VirtualFlow.createVertical(FXCollections.observableArrayList(texts), BareList::cell);
        stage.setScene(new Scene(flow, width, height));
        stage.show();
        flow.showAsLast(texts.size() - 1);
    }

    private static Cell<String, Label> cell(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(WIDTH);
        return Cell.wrapNode(label);
    }

    @Override
    public void scrollUp(double pixels) {
        flow.scrollYBy(-pixels);
    }

    @Override
    public boolean atTop() {
        return flow.getFirstVisibleIndex() == 0;
    }

    @Override
    public void close() {
        stage.close();
    }
}
