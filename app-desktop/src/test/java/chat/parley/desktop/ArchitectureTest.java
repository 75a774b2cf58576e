package chat.parley.desktop;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.desktop.fx.PlantedBasement;
import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.people.MembersModel;
import chat.parley.desktop.rooms.PlantedNeighbour;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The arrows of this module: wiring, shell, the screens, session, store and link, fx.
final class ArchitectureTest {
    private static final String ROOT = "chat.parley.desktop";
    private static final List<String> SCREENS =
            List.of("conversation", "composer", "rooms", "people", "signin", "settings");
    private static final List<String> DEVICES = List.of("host", "lan");

    private static final SliceRule NO_CYCLES =
            slices().matching(ROOT + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("packages in a cycle can only be read, tested and changed together");

    private static final ArchRule ONLY_THE_WIRING_KNOWS_THE_SHELL =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ".(*)..")
                    .and()
                    .resideOutsideOfPackage(ROOT + ".shell..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ROOT, ROOT + ".shell..")
                    .because(
                            "the shell joins the screens, so no screen may know that there is one");

    private static final ArchRule SESSION_KNOWS_NO_SCREEN =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            floor("session"), floor("store"), floor("link"), floor("fx"))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            SCREENS.stream().map(ArchitectureTest::floor).toArray(String[]::new))
                    .because("what is true of a conversation does not depend on how it is shown");

    private static final ArchRule FX_IS_THE_GROUND =
            noClasses()
                    .that()
                    .resideInAPackage(floor("fx"))
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage(ROOT + "..")
                                    .and(resideInAnyPackage(floor("fx")).negate())
                                    .as("are desktop classes outside fx"))
                    .because("the ground floor carries every screen and stands on none");

    private static final ArchRule ONLY_HOST_SEES_THE_SERVER =
            onlyThese(
                    "chat.parley.server..",
                    "host",
                    "hosting needs the server, showing it does not");
    private static final ArchRule ONLY_LINK_SEES_TYRUS =
            onlyThese(
                    "org.glassfish.tyrus..",
                    "link",
                    "the way to a server can then be changed in one place");
    private static final ArchRule ONLY_LINK_SEES_WEBSOCKETS =
            onlyThese(
                    "jakarta.websocket..",
                    "link",
                    "the way to a server can then be changed in one place");
    private static final ArchRule ONLY_STORE_SEES_JDBC =
            onlyThese("java.sql..", "store", "rows and SQL stay beside each other");
    private static final ArchRule ONLY_STORE_SEES_H2 =
            onlyThese("org.h2..", "store", "the database can then be changed in one place");
    private static final ArchRule ONLY_LAN_SEES_JMDNS =
            onlyThese("javax.jmdns..", "lan", "discovery can then be changed in one place");
    private static final ArchRule ONLY_OS_SEES_AWT =
            onlyThese(
                    "java.awt..",
                    "os",
                    "AWT beside JavaFX blocks the start and must stay behind one door");
    private static final ArchRule NOBODY_SEES_JACKSON =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.fasterxml..")
                    .because("JSON is the business of WireCodec alone");

    private static final JavaClasses MAIN =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOT);

    @Test
    void keepsTheArrows() {
        assertThat(MAIN)
                .extracting(JavaClass::getSimpleName)
                .contains("ParleyApp", "WindowView", "RoomListModel", "ChatSession", "Theme");

        rules().forEach(rule -> rule.check(MAIN));
    }

    @Test
    void screensDoNotKnowEachOther() {
        SCREENS.forEach(screen -> neighbourless(screen).check(MAIN));
    }

    @Test
    void noticesPlantedViolations() {
        JavaClasses planted =
                new ClassFileImporter()
                        .importClasses(
                                PlantedNeighbour.class,
                                PlantedBasement.class,
                                MembersModel.class,
                                Texts.class);

        for (ArchRule rule : List.of(NO_CYCLES, FX_IS_THE_GROUND, SESSION_KNOWS_NO_SCREEN)) {
            assertThatThrownBy(() -> rule.check(planted))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("PlantedBasement");
        }
        for (ArchRule rule :
                List.of(neighbourless("rooms"), NOBODY_SEES_JACKSON, ONLY_OS_SEES_AWT)) {
            assertThatThrownBy(() -> rule.check(planted))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("PlantedNeighbour");
        }
    }

    private static Stream<ArchRule> rules() {
        return Stream.of(
                NO_CYCLES,
                ONLY_THE_WIRING_KNOWS_THE_SHELL,
                SESSION_KNOWS_NO_SCREEN,
                FX_IS_THE_GROUND,
                ONLY_HOST_SEES_THE_SERVER,
                ONLY_LINK_SEES_TYRUS,
                ONLY_LINK_SEES_WEBSOCKETS,
                ONLY_STORE_SEES_JDBC,
                ONLY_STORE_SEES_H2,
                ONLY_LAN_SEES_JMDNS,
                ONLY_OS_SEES_AWT,
                NOBODY_SEES_JACKSON);
    }

    private static ArchRule neighbourless(String screen) {
        String[] others =
                Stream.concat(SCREENS.stream(), DEVICES.stream())
                        .filter(other -> !other.equals(screen))
                        .map(ArchitectureTest::floor)
                        .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(floor(screen))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true)
                .because("screens are joined by the shell, so each can be changed alone");
    }

    private static ArchRule onlyThese(String library, String feature, String why) {
        return noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .and()
                .resideOutsideOfPackage(floor(feature))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because(why);
    }

    private static String floor(String feature) {
        return ROOT + "." + feature + "..";
    }
}
