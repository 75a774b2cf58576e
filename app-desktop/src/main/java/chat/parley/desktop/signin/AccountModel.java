package chat.parley.desktop.signin;

import chat.parley.desktop.fx.Texts;
import chat.parley.model.Names;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.Registration;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Who one is on a server: a new account or an existing one. Belongs to the FX thread.
///
/// The user name follows the name until it is typed by hand. Fields are checked here first, so that
/// most mistakes need no round trip; the server has the last word, and its word lands at the field
/// it is about.
public final class AccountModel {
    private static final Texts TEXTS = Texts.beside(AccountModel.class);
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_ALLOWED = Pattern.compile("[^a-z0-9._-]+");
    private static final int LONGEST_USERNAME = 32;

    /// The fields of the screen, each with its own place for what is wrong with it.
    enum Field {
        DISPLAY_NAME,
        USERNAME,
        PASSWORD,
        INVITE,
        WHOLE
    }

    private final Doors doors;
    private final ServerCard server;
    private final BooleanProperty existing = new SimpleBooleanProperty();
    private final StringProperty displayName = new SimpleStringProperty("");
    private final StringProperty username = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty invite = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final Map<Field, ReadOnlyStringWrapper> errors = new EnumMap<>(Field.class);
    private String suggested = "";

    public AccountModel(Doors doors, ServerCard server) {
        this.doors = doors;
        this.server = server;
        for (Field field : Field.values()) {
            errors.put(field, new ReadOnlyStringWrapper(""));
        }
        existing.set(server.registration() == Registration.CLOSED);
        displayName.subscribe(this::suggest);
        existing.subscribe(now -> clearErrors());
    }

    ServerCard server() {
        return server;
    }

    /// Whether the person has an account there already.
    BooleanProperty existingProperty() {
        return existing;
    }

    StringProperty displayNameProperty() {
        return displayName;
    }

    StringProperty usernameProperty() {
        return username;
    }

    StringProperty passwordProperty() {
        return password;
    }

    StringProperty inviteProperty() {
        return invite;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyStringProperty errorProperty(Field field) {
        return error(field).getReadOnlyProperty();
    }

    /// Makes or opens the account; does nothing while an answer is out.
    void go() {
        clearErrors();
        if (busy.get() || !filledIn()) {
            return;
        }
        busy.set(true);
        String name = username.get().strip().toLowerCase(Locale.ROOT);
        if (existing.get()) {
            doors.signIn(server, name, password.get(), this::answered);
        } else {
            doors.signUp(
                    server,
                    new Doors.NewAccount(
                            displayName.get().strip(),
                            name,
                            emptyAsAbsent(password.get()),
                            emptyAsAbsent(invite.get().strip())),
                    this::answered);
        }
    }

    private boolean filledIn() {
        if (!existing.get()
                && !passes(
                        Field.DISPLAY_NAME,
                        "account.error.name",
                        () -> Names.name("displayName", displayName.get()))) {
            return false;
        }
        if (!passes(
                Field.USERNAME,
                "account.error.username",
                () -> Names.userName("username", username.get().strip()))) {
            return false;
        }
        if (password.get().isEmpty() && !existing.get()) {
            return true;
        }
        return passes(
                Field.PASSWORD,
                existing.get() ? "account.error.passwordNeeded" : "account.error.short",
                () -> Names.password("password", password.get()));
    }

    /// Whether a rule of the protocol accepts what is in a field; says so at the field if not.
    private boolean passes(Field field, String text, Supplier<String> rule) {
        try {
            return !rule.get().isEmpty();
        } catch (Refusal e) {
            error(field).set(TEXTS.text(text));
            return false;
        }
    }

    private void answered(Entered answer) {
        busy.set(false);
        switch (answer) {
            case Entered.In() -> password.set("");
            case Entered.Nobody() ->
                    error(Field.WHOLE).set(TEXTS.text("account.error.unreachable"));
            case Entered.No no -> refused(no);
        }
    }

    private void refused(Entered.No no) {
        switch (no.code()) {
            case NAME_TAKEN -> error(Field.USERNAME).set(TEXTS.text("account.error.taken"));
            case BAD_CREDENTIALS ->
                    error(Field.PASSWORD).set(TEXTS.text("account.error.credentials"));
            case SUSPENDED -> error(Field.WHOLE).set(TEXTS.text("account.error.suspended"));
            case INVITE_NEEDED -> error(Field.INVITE).set(TEXTS.text("account.error.invite"));
            case RATE_LIMITED -> error(Field.WHOLE).set(rate(no));
            default -> error(fieldOf(no)).set(TEXTS.text("account.error.other", no.message()));
        }
    }

    private static String rate(Entered.No no) {
        long seconds = no.retryAfter() == null ? 60 : Math.max(1, no.retryAfter().toSeconds());
        return TEXTS.count("account.error.rate", seconds);
    }

    private static Field fieldOf(Entered.No no) {
        if (no.code() == RefusalCode.FORBIDDEN) {
            return Field.WHOLE;
        }
        return switch (no.field() == null ? "" : no.field()) {
            case "displayName" -> Field.DISPLAY_NAME;
            case "username" -> Field.USERNAME;
            case "password" -> Field.PASSWORD;
            case "invite" -> Field.INVITE;
            default -> Field.WHOLE;
        };
    }

    private void suggest(String name) {
        if (username.get().equals(suggested)) {
            suggested = usernameFrom(name);
            username.set(suggested);
        }
    }

    /// A user name made from a name: accents off, small letters, one dot for what may not stand
    /// there.
    static String usernameFrom(String name) {
        String plain =
                MARKS.matcher(Normalizer.normalize(name.strip(), Normalizer.Form.NFKD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT);
        String dotted = NOT_ALLOWED.matcher(plain).replaceAll(".").replaceAll("^\\.+|\\.+$", "");
        return dotted.length() > LONGEST_USERNAME ? dotted.substring(0, LONGEST_USERNAME) : dotted;
    }

    private ReadOnlyStringWrapper error(Field field) {
        return Objects.requireNonNull(errors.get(field));
    }

    private void clearErrors() {
        errors.values().forEach(each -> each.set(""));
    }

    private static @Nullable String emptyAsAbsent(String text) {
        return text.isEmpty() ? null : text;
    }
}
