package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chat.parley.model.Limit;
import chat.parley.model.Registration;
import chat.parley.server.transport.TrustedProxies;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {

    @Test
    void everySettingFindsItsPlace() {
        ServerConfig config =
                ServerConfig.fromSettings(
                        Map.of(
                                "server.data", "data",
                                "server.port", "9000",
                                "server.name", "Harbour",
                                "server.registration", "invite",
                                "server.origins", "https://a.example, https://b.example",
                                "server.trustedProxies", "127.0.0.1, 10.0.0.0/8",
                                "database.url", "jdbc:postgresql://db/parley",
                                "redis.url", "redis://127.0.0.1:6379",
                                "tls.mode", "selfSigned",
                                "limits.sendBurst", "7"));
        assertThat(config.dataDir()).isEqualTo(Path.of("data"));
        assertThat(config.network().port()).isEqualTo(9000);
        assertThat(config.name()).isEqualTo("Harbour");
        assertThat(config.registration()).isEqualTo(Registration.INVITE);
        assertThat(config.network().allowedOrigins())
                .containsExactlyInAnyOrder("https://a.example", "https://b.example");
        assertThat(config.network().trustedProxies())
                .isEqualTo(TrustedProxies.at(List.of("127.0.0.1", "10.0.0.0/8")));
        assertThat(config.database()).isNotNull();
        assertThat(config.redisUrl()).isEqualTo("redis://127.0.0.1:6379");
        assertThat(config.network().tls()).isEqualTo(new Tls.SelfSigned());
        assertThat(config.limits().count(Limit.SEND_BURST)).isEqualTo(7);
    }

    @Test
    void anUnknownKeyIsRefusedByItsName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ServerConfig.fromSettings(
                                Map.of("server.data", "data", "server.prot", "1")))
                .withMessage("unknown setting: server.prot");
    }

    @Test
    void aBadValueIsRefusedByItsKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("server.port", "70000"))
                .withMessageContaining("server.port");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("limits.sendBurst", "many"))
                .withMessageContaining("limits.sendBurst");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("server.trustedProxies", "127.0.0.1 10.0.0.0/8"))
                .withMessageContaining("server.trustedProxies")
                .withMessageContaining("127.0.0.1 10.0.0.0/8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("tls.mode", "maybe"))
                .withMessageContaining("tls.mode");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("tls.key", "key.pem"))
                .withMessageContaining("tls.certificate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("database.user", "parley"))
                .withMessageContaining("database.url");
    }

    @ParameterizedTest
    @CsvSource({
        "server.name, ' '",
        "server.name, 'a\u202Eb'",
        "server.origins, *",
        "server.origins, https://a.example/",
        "server.origins, https://A.example",
        "server.origins, a.example",
        "database.url, postgresql://db/parley",
        "database.url, jdbc:mysql://db/parley",
        "redis.url, 10.0.0.5:6379",
        "limits.connections, 1.5",
        "limits.fileMegabytes, NaN",
        "session.accessMinutes, 0",
        "server.port, ''"
    })
    void whatCouldNeverWorkIsRefusedByItsKey(String key, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(key, value))
                .withMessageContaining(key);
    }

    @Test
    void aPasswordInAnAddressIsNotInTheRefusal() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("redis.url", "user:hush@10.0.0.5"))
                .withMessageNotContaining("hush");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("database.url", "postgresql://user:hush@db"))
                .withMessageNotContaining("hush");
    }

    @Test
    void noPasswordIsInWhatIsPrinted() {
        ServerConfig config =
                ServerConfig.in(Path.of("data"))
                        .withSettings(
                                Map.of(
                                        "database.url",
                                        "jdbc:postgresql://db/parley",
                                        "database.password",
                                        "hush"));
        assertThat(config.toString()).doesNotContain("hush");
    }

    private static ServerConfig with(String key, String value) {
        return ServerConfig.in(Path.of("data")).withSettings(Map.of(key, value));
    }
}
