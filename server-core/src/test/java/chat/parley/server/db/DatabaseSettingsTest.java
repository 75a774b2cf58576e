package chat.parley.server.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatabaseSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example.org/parley, jdbc:postgresql://db.example.org/parley",
        "jdbc:postgresql://db.example.org/parley?password=geheim, jdbc:postgresql://db.example.org/parley",
        "jdbc:h2:tcp://db.example.org/parley;PASSWORD=geheim;MODE=x?y, jdbc:h2:tcp://db.example.org/parley"
    })
    void saysWhereTheRowsAreAndNoPassword(String url, String shown) {
        assertThat(DatabaseSettings.at(url, "ann", "geheim")).hasToString(shown);
    }
}
