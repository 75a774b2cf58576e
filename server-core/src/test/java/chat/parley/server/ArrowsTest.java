package chat.parley.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.accounts.Accounts;
import chat.parley.server.accounts.PlantedArrow;
import chat.parley.server.gateway.Gateway;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/// The arrows of the server: who may import whom, and who may know which library.
final class ArrowsTest {

    private static final String ROOT = "chat.parley.server";

    /// The Redis client hands out types of Netty, which it is built on.
    private static final String REDIS_CLASSES = ROOT + "\\.(doorbell|presence)\\.Redis.*";

    private static final ArchRule ARROWS =
            layeredArchitecture()
                    .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                    .layer("wiring")
                    .definedBy(ROOT)
                    .layer("transport")
                    .definedBy(ROOT + ".transport..")
                    .layer("http")
                    .definedBy(ROOT + ".http..")
                    .layer("gateway")
                    .definedBy(ROOT + ".gateway..")
                    .layer("files")
                    .definedBy(ROOT + ".files..")
                    .layer("presence")
                    .definedBy(ROOT + ".presence..")
                    .layer("search")
                    .definedBy(ROOT + ".search..")
                    .layer("moderation")
                    .definedBy(ROOT + ".moderation..")
                    .layer("messages")
                    .definedBy(ROOT + ".messages..")
                    .layer("rooms")
                    .definedBy(ROOT + ".rooms..")
                    .layer("accounts")
                    .definedBy(ROOT + ".accounts..")
                    .layer("ground")
                    .definedBy(ROOT + ".db..", ROOT + ".doorbell..")
                    .whereLayer("wiring")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("transport")
                    .mayOnlyBeAccessedByLayers("wiring")
                    .whereLayer("http")
                    .mayOnlyBeAccessedByLayers("wiring", "transport")
                    .whereLayer("gateway")
                    .mayOnlyBeAccessedByLayers("wiring", "transport", "http")
                    .whereLayer("files")
                    .mayOnlyBeAccessedByLayers("wiring", "http", "gateway")
                    .whereLayer("presence")
                    .mayOnlyBeAccessedByLayers("wiring", "gateway")
                    .whereLayer("moderation")
                    .mayOnlyBeAccessedByLayers("wiring", "gateway")
                    .whereLayer("messages")
                    .mayOnlyBeAccessedByLayers(
                            "wiring", "gateway", "files", "moderation", "search", "presence")
                    .whereLayer("rooms")
                    .mayOnlyBeAccessedByLayers(
                            "wiring",
                            "gateway",
                            "files",
                            "moderation",
                            "search",
                            "presence",
                            "messages")
                    .whereLayer("search")
                    .mayOnlyBeAccessedByLayers("wiring", "gateway")
                    .whereLayer("accounts")
                    .mayOnlyBeAccessedByLayers(
                            "wiring",
                            "http",
                            "gateway",
                            "files",
                            "search",
                            "moderation",
                            "presence",
                            "messages",
                            "rooms")
                    .whereLayer("ground")
                    .mayOnlyBeAccessedByLayers(
                            "wiring",
                            "http",
                            "gateway",
                            "files",
                            "search",
                            "moderation",
                            "messages",
                            "rooms",
                            "accounts")
                    .because(
                            "a message goes one way, from the socket to the rows; a feature that could reach back up"
                                    + " would tie the whole server into one knot");

    private static final ArchRule NO_CYCLES =
            slices().matching(ROOT + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("packages in one cycle can only be read, tested and changed together");

    private static final ArchRule SOCKETS =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + ".transport..")
                    .and()
                    .haveNameNotMatching(REDIS_CLASSES)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.netty..", "org.glassfish.tyrus..", "jakarta.websocket..")
                    .because("the socket libraries can then be changed in one place");

    private static final ArchRule REDIS =
            noClasses()
                    .that()
                    .haveNameNotMatching(REDIS_CLASSES)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.lettuce..")
                    .because("the desktop hosts without the Redis client on its path");

    private static final ArchRule FIGURES =
            noClasses()
                    .that()
                    .haveNameNotMatching(ROOT + "\\.Measurements.*")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.micrometer..", "io.prometheus..")
                    .because("the desktop hosts without a metrics library on its path");

    private static final ArchRule INDEX =
            noClasses()
                    .that()
                    .haveNameNotMatching(ROOT + "\\.search\\.Lucene.*")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.lucene..")
                    .because("an index only proposes, and another one can take its place");

    private static final ArchRule JSON =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.fasterxml.jackson..")
                    .because("only the codec of the shared model turns values into JSON and back");

    private static final ArchRule ROWS =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            ROOT + ".db..",
                            ROOT + ".accounts..",
                            ROOT + ".files..",
                            ROOT + ".rooms..",
                            ROOT + ".messages..",
                            ROOT + ".search..",
                            ROOT + ".moderation..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..")
                    .because("only those who own rows read and write them");

    private static final JavaClasses SERVER =
            new ClassFileImporter()
                    .withImportOption(location -> !location.contains("test-classes"))
                    .importPackages(ROOT);

    @Test
    void everyArrowPointsDown() {
        ARROWS.check(SERVER);
    }

    @Test
    void noPackagesFormACycle() {
        NO_CYCLES.check(SERVER);
    }

    @Test
    void onlyTheTransportKnowsTheSocketLibraries() {
        SOCKETS.check(SERVER);
    }

    @Test
    void onlyTheRedisClassesKnowRedis() {
        REDIS.check(SERVER);
    }

    @Test
    void onlyTheMeasurementsKnowTheMetricsLibrary() {
        FIGURES.check(SERVER);
    }

    @Test
    void onlyTheLuceneClassesKnowLucene() {
        INDEX.check(SERVER);
    }

    @Test
    void nobodyHereKnowsJackson() {
        JSON.check(SERVER);
    }

    @Test
    void onlyThoseWhoOwnRowsKnowTheDatabase() {
        ROWS.check(SERVER);
    }

    @Test
    void anArrowThatPointsUpIsFound() {
        JavaClasses planted =
                new ClassFileImporter()
                        .importClasses(PlantedArrow.class, Gateway.class, Accounts.class);
        assertThat(ARROWS.evaluate(planted).getFailureReport().getDetails())
                .anyMatch(detail -> detail.contains(PlantedArrow.class.getName()));
        assertThat(NO_CYCLES.evaluate(planted).hasViolation()).isTrue();
    }
}
