package chat.parley.desktop.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Lays out static screens from the FXML file beside their view. Belongs to the FX thread.
public final class Fxml {
    private Fxml() {}

    /// Reads `file` from beside the class of `view`, fills the view's `@FXML` fields, and gives the
    /// outermost node.
    ///
    /// @param texts the words behind `%key`
    /// @throws UncheckedIOException if the file is missing or wrong, which is a defect of the build
    public static Parent lay(Object view, String file, Texts texts) {
        FXMLLoader loader = new FXMLLoader(view.getClass().getResource(file), texts.bundle());
        loader.setController(view);
        loader.setClassLoader(view.getClass().getClassLoader());
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
