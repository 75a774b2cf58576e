package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where settings come from.
final class SettingSourcesTest {

    private final SettingSources sources = new SettingSources();

    @Test
    void theCommandLineGoesBeforeTheEnvironmentAndThatBeforeTheFile(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("parley.conf");
        Files.writeString(file, "# ours\nserver.name=Häfen\nserver.port = 1\nlimits.sendBurst=3\n");
        sources.flags(Map.of("server.port", "3"));
        SettingSources ordered = new SettingSources();
        ordered.file(file);
        ordered.environment(
                Map.of("PARLEY_SERVER_PORT", "2", "PARLEY_LIMITS_SEND_BURST", "4", "HOME", "/"));
        ordered.flags(Map.of("server.port", "3"));
        assertThat(ordered.merged())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "server.name", "Häfen",
                                "server.port", "3",
                                "limits.sendBurst", "4"));
        assertThat(ordered.described())
                .contains("server.port=3   (command line)")
                .contains("limits.sendBurst=4   (PARLEY_LIMITS_SEND_BURST)")
                .contains("server.name=Häfen   (" + file + ")");
    }

    @Test
    void everySettingHasItsVariable() {
        assertThat(SettingSources.variable("server.adminPort"))
                .isEqualTo("PARLEY_SERVER_ADMIN_PORT");
        assertThat(Settings.keys().stream().map(SettingSources::variable)).doesNotHaveDuplicates();
    }

    @Test
    void aVariableThatLooksLikeASettingAndIsNoneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sources.environment(Map.of("PARLEY_SERVER_PROT", "1")))
                .withMessageContaining("PARLEY_SERVER_PROT");
        sources.environment(Map.of("PARLEY_LOG", "DEBUG", "PARLEY_JAVA_OPTS", "-Xmx1g"));
        assertThat(sources.merged()).isEmpty();
    }

    @Test
    void showsNoSecret() {
        sources.flags(
                Map.of(
                        "database.password", "hush",
                        "redis.url", "redis://user:hush@10.0.0.5:6379",
                        "database.url", "jdbc:postgresql://db/parley?password=hush"));
        assertThat(sources.described())
                .doesNotContain("hush")
                .contains("10.0.0.5:6379")
                .contains("jdbc:postgresql://db/parley");
    }

    @Test
    void showsNoSecretThatLooksLikeSomethingElse() {
        sources.flags(
                Map.of(
                        "redis.url", "redis://user:hu/sh@hush@10.0.0.5:6379",
                        "database.url", "jdbc:h2:file:/x;PASSWORD=hush"));
        assertThat(sources.described())
                .doesNotContain("hu")
                .contains("10.0.0.5:6379")
                .contains("jdbc:h2:file:/x");
    }

    @Test
    void showsNothingOfWhatMayBeAMistypedSecret() {
        sources.flags(
                Map.of(
                        "database.pasword", "hush",
                        "redis.url", "user:hush@10.0.0.5",
                        "database.url", "jdbc:postgresql://db/parley?password=a@hush"));
        assertThat(sources.described())
                .doesNotContain("hush")
                .contains("database.pasword=***", "jdbc:postgresql://***");
    }

    @Test
    void aFileIsTakenAsItStands(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("parley.conf");
        Files.writeString(
                file,
                """
                \uFEFFserver.data = C:\\new\\talk
                database.password=a\\b=c:d#e!
                  # a remark

                server.name=Two words
                """);
        sources.file(file);
        assertThat(sources.merged())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "server.data", "C:\\new\\talk",
                                "database.password", "a\\b=c:d#e!",
                                "server.name", "Two words"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.port=1\nserver.name Harbour\n",
                "server.port=1\n=Harbour\n",
                "server.port=1\nserver.port=2\n",
                "server.port: 1\n"
            })
    void aLineThatSaysNothingClearIsRefusedByItsNumber(String text, @TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("parley.conf");
        Files.writeString(file, text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sources.file(file))
                .withMessageContaining("parley.conf, line " + text.lines().count());
    }

    @Test
    void aFileThatIsNoTextIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("parley.conf");
        Files.write(file, "server.name=Häfen".getBytes(StandardCharsets.ISO_8859_1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sources.file(file))
                .withMessageContaining("UTF-8");
    }

    @Test
    void everyKeyIsOneThatTheConfigurationKnows() {
        for (String key : Settings.keys()) {
            if (key.startsWith("server.") || key.startsWith("limits.")) {
                String value =
                        switch (key) {
                            case "server.registration" -> "open";
                            case "server.data", "server.bind", "server.name" -> "x";
                            case "server.origins" -> "https://a.example";
                            case "server.trustedProxies" -> "10.0.0.0/8, ::1";
                            default -> "1";
                        };
                ServerConfig.in(Path.of("data")).withSettings(Map.of(key, value));
            }
        }
        assertThat(Settings.keys()).contains("server.port", "redis.url", "tls.mode");
    }
}
