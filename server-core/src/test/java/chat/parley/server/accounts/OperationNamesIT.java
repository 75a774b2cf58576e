package chat.parley.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.PersonId;
import chat.parley.protocol.ChangeProfile;
import chat.parley.server.db.LockKey;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.TestHouse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Under which name an operation is kept, so that it is found after an upgrade.
final class OperationNamesIT {

    private static final String STEP = "/db/migration/common/V71__operation_names.sql";

    @ParameterizedTest
    @EnumSource
    void anOperationIsKeptUnderItsNameOnTheWireAlsoOneOfAnOlderVersion(TestDatabases.Kind kind)
            throws IOException {
        try (TestHouse house = new TestHouse(kind.fresh());
                InputStream step = OperationNamesIT.class.getResourceAsStream(STEP)) {
            PersonId ann = house.person("ann");
            var _ =
                    house.profiles.change(
                            ann, new ChangeProfile(1, TestHouse.op(), "Anna", null, null));
            assertThat(kept(house)).isEqualTo("changeProfile");
            run(house, "update operation set command = 'ChangeProfile'");
            String upgrade =
                    new String(Objects.requireNonNull(step).readAllBytes(), StandardCharsets.UTF_8);
            run(house, upgrade.replace(";", ""));
            assertThat(kept(house)).isEqualTo("changeProfile");
            run(house, upgrade.replace(";", ""));
            assertThat(kept(house)).isEqualTo("changeProfile");
        }
    }

    private static String kept(TestHouse house) {
        return house.database.read(handle ->
                handle.createQuery("select command from operation").mapTo(String.class).one());
    }

    private static void run(TestHouse house, String sql) {
        house.database.writes().write(LockKey.none(), handle -> handle.execute(sql));
    }
}
