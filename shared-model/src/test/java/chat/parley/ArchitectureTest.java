package chat.parley;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.model.PlantedReader;
import chat.parley.protocol.PlantedWriter;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/// The arrows of this module: `protocol -> model -> the JDK`.
final class ArchitectureTest {
    private static final String MODEL = "chat.parley.model..";
    private static final String PROTOCOL = "chat.parley.protocol..";
    private static final String JACKSON = "com.fasterxml.jackson..";

    private static final ArchRule MODEL_STANDS_ALONE =
            classes()
                    .that()
                    .resideInAPackage(MODEL)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(MODEL, "java..", "org.jspecify.annotations..")
                    .because(
                            "ids and values are spoken of everywhere, so whatever they import, everybody imports");

    private static final ArchRule PROTOCOL_KNOWS_MODEL_AND_JACKSON =
            classes()
                    .that()
                    .resideInAPackage(PROTOCOL)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            PROTOCOL, MODEL, JACKSON, "java..", "org.jspecify.annotations..")
                    .because(
                            "both ends carry the protocol, and neither wants the other's libraries");

    private static final ArchRule ONLY_THE_CODEC_SHOWS =
            noClasses()
                    .that()
                    .resideInAPackage(PROTOCOL)
                    .and()
                    .arePublic()
                    .and()
                    .areTopLevelClasses()
                    .and()
                    .doNotHaveSimpleName("WireCodec")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(JACKSON)
                    .because(
                            "with Jackson behind WireCodec the records stay plain, and the library can be changed in one place");

    private static final JavaClasses MAIN =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("chat.parley.model", "chat.parley.protocol");

    @Test
    void keepsTheArrows() {
        assertThat(MAIN)
                .extracting(JavaClass::getSimpleName)
                .contains("Message", "WireCodec", "JsonTree");

        MODEL_STANDS_ALONE.check(MAIN);
        PROTOCOL_KNOWS_MODEL_AND_JACKSON.check(MAIN);
        ONLY_THE_CODEC_SHOWS.check(MAIN);
    }

    @Test
    void noticesAPlantedViolation() {
        JavaClasses planted =
                new ClassFileImporter().importClasses(PlantedReader.class, PlantedWriter.class);

        assertThatThrownBy(() -> MODEL_STANDS_ALONE.check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("PlantedReader");
        assertThatThrownBy(() -> PROTOCOL_KNOWS_MODEL_AND_JACKSON.check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("PlantedWriter");
        assertThatThrownBy(() -> ONLY_THE_CODEC_SHOWS.check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("PlantedWriter");
    }
}
