package chat.parley.desktop.fx;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of one feature, read from the bundle `texts.properties` beside its classes.
///
/// A text is a pattern of [MessageFormat]; apostrophes are written as `’`. A text that depends on a
/// number has two entries, `key.one` and `key.other`. A missing key is a defect and fails loudly.
/// Immutable.
public final class Texts {

    private final ResourceBundle bundle;
    private final Locale locale;

    private Texts(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /// The words that lie beside a class, in the language of this process.
    public static Texts beside(Class<?> feature) {
        Locale locale = Locale.getDefault();
        ResourceBundle bundle =
                ResourceBundle.getBundle(
                        feature.getPackageName() + ".texts",
                        locale,
                        feature.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        return new Texts(bundle, locale);
    }

    /// The text with its places filled.
    ///
    /// @throws java.util.MissingResourceException when there is no such text
    public String text(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    /// The text for a number: `key.one` for exactly one, otherwise `key.other`. The number is place
    /// 0, further values follow it.
    public String count(String key, long number, Object... more) {
        Object[] values = new Object[more.length + 1];
        values[0] = number;
        System.arraycopy(more, 0, values, 1, more.length);
        return text(key + (number == 1 ? ".one" : ".other"), values);
    }

    /// The bundle itself, for `%key` in FXML.
    public ResourceBundle bundle() {
        return bundle;
    }

    /// The language that numbers and times in these texts follow.
    public Locale locale() {
        return locale;
    }
}
