package chat.parley.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.benchmarks.process.ProcessUse;
import chat.parley.benchmarks.torture.Finding;
import chat.parley.benchmarks.wire.planted.WireThatLooksUp;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ArrowsTest {

    private static final ArchRule NO_CYCLES =
            slices().matching("chat.parley.benchmarks.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("packages in one cycle are one package");

    private static final ArchRule GROUND_LOOKS_AT_NOTHING =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..benchmarks.wire..",
                            "..benchmarks.process..",
                            "..benchmarks.report..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..benchmarks.torture..",
                            "..benchmarks.fanout..",
                            "..benchmarks.history..",
                            "..benchmarks.persist..",
                            "..benchmarks.idle..",
                            "..benchmarks.startup..",
                            "..benchmarks.timeline..",
                            "chat.parley.server..",
                            "chat.parley.desktop..")
                    .because(
                            "they carry every benchmark, and must not share the faults of what is measured");

    private final JavaClasses own =
            new ClassFileImporter()
                    .withImportOption(location -> !location.contains("/test-classes/"))
                    .importPackages("chat.parley.benchmarks");

    @Test
    void packagesAreFreeOfCycles() {
        NO_CYCLES.check(own);
    }

    @Test
    void theGroundLooksAtNoBenchmarkAndNotAtTheProduct() {
        GROUND_LOOKS_AT_NOTHING.check(own);
    }

    @Test
    void aPlantedViolationIsSeen() {
        JavaClasses planted =
                new ClassFileImporter()
                        .importClasses(WireThatLooksUp.class, Finding.class, ProcessUse.class);
        assertThat(GROUND_LOOKS_AT_NOTHING.evaluate(planted).hasViolation()).isTrue();
    }
}
