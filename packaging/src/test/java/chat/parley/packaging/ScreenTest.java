package chat.parley.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What `Screen` says on machines of many kinds, none of which is this one.
class ScreenTest {

    @Test
    void isContentWhereALibraryIsThereAndTheDisplayOpens() {
        assertThat(linux(Map.of("DISPLAY", ":0")).problem()).isEmpty();
    }

    @Test
    void saysThatDisplayIsNotSetAndHowToDoWithout() {
        assertThat(linux(Map.of()).problem())
                .hasValueSatisfying(message ->
                        assertThat(message)
                                .contains("DISPLAY is not set", "xvfb-run ./parley")
                                .contains("./parley demo --headless")
                                .doesNotContain("ssh", "xwayland"));
    }

    @Test
    void namesTheWaysOfARemoteShellAndOfWayland() {
        assertThat(linux(Map.of("SSH_CONNECTION", "1", "WAYLAND_DISPLAY", "wayland-0")).problem())
                .hasValueSatisfying(message -> assertThat(message).contains("ssh -X", "xwayland"));
    }

    @Test
    void namesTheDisplayThatDoesNotOpen() {
        Screen refused =
                new Screen(
                        "Linux",
                        Map.of("DISPLAY", ":7"),
                        name -> true,
                        name -> false,
                        path -> true,
                        "./parley");

        assertThat(refused.problem())
                .hasValueSatisfying(message -> assertThat(message).contains("\":7\""));
    }

    @Test
    void namesMissingLibrariesAndThePackagesOfThisDistribution() {
        Set<String> missing = Set.of("libgtk-3.so.0", "libXtst.so.6");

        assertThat(lacking(missing, "/usr/bin/apt-get"))
                .contains("libgtk-3.so.0, libXtst.so.6")
                .endsWith("sudo apt-get install libgtk-3-0 libxtst6");
        assertThat(lacking(missing, "/usr/bin/dnf")).endsWith("sudo dnf install gtk3 libXtst");
        assertThat(lacking(missing, "/usr/bin/pacman")).endsWith("sudo pacman -S gtk3 libxtst");
    }

    @Test
    void asksNothingOfOtherSystems() {
        Screen mac =
                new Screen(
                        "Mac OS X",
                        Map.of(),
                        name -> false,
                        name -> false,
                        path -> false,
                        "./parley");

        assertThat(mac.problem()).isEmpty();
    }

    private static Screen linux(Map<String, String> environment) {
        return new Screen(
                "Linux", environment, name -> true, name -> true, path -> true, "./parley");
    }

    private static String lacking(Set<String> libraries, String packageManager) {
        return new Screen(
                        "Linux",
                        Map.of("DISPLAY", ":0"),
                        name -> !libraries.contains(name),
                        name -> true,
                        packageManager::equals,
                        "./parley")
                .problem()
                .orElseThrow();
    }
}
