package chat.parley.packaging;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Tells before JavaFX starts whether it could open a window here, and if not, which command mends
/// it. Without this question JavaFX would answer with a stack trace. It asks only on Linux:
/// elsewhere JavaFX brings all it needs. Immutable, any thread.
///
/// @param os the `os.name` of this machine
/// @param environment its environment variables
/// @param library tells whether the dynamic linker finds a shared library by its name
/// @param display tells whether the X server that `DISPLAY` names lets us in
/// @param program tells whether there is a program at a path, to find out which package manager is
///   here
/// @param parley what to type to start this program
record Screen(
        String os,
        Map<String, String> environment,
        Predicate<String> library,
        Predicate<String> display,
        Predicate<String> program,
        String parley) {

    /// What `libglassgtk3.so` and `libjavafx_font_pango.so` of JavaFX 26 are linked against, with
    /// the package that holds it on Debian, Fedora and Arch.
    private static final List<Needed> NEEDED =
            List.of(
                    new Needed("libX11.so.6", "libx11-6", "libX11", "libx11"),
                    new Needed("libgtk-3.so.0", "libgtk-3-0", "gtk3", "gtk3"),
                    new Needed("libXtst.so.6", "libxtst6", "libXtst", "libxtst"),
                    new Needed("libpangoft2-1.0.so.0", "libpangoft2-1.0-0", "pango", "pango"),
                    new Needed("libfreetype.so.6", "libfreetype6", "freetype", "freetype2"),
                    new Needed("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"));

    /// One shared library and the packages that bring it.
    private record Needed(String library, String debian, String fedora, String arch) {}

    /// This machine's screen.
    static Screen ofThisMachine() {
        return new Screen(
                System.getProperty("os.name", ""),
                System.getenv(),
                Screen::linkerFinds,
                Screen::letsUsIn,
                path -> Files.isExecutable(Path.of(path)),
                CommandName.present());
    }

    /// Why no window can be opened, as a message to print, with the command that mends it; empty if
    /// one can.
    Optional<String> problem() {
        if (!os.startsWith("Linux")) {
            return Optional.empty();
        }
        List<Needed> missing = NEEDED.stream().filter(n -> !library.test(n.library())).toList();
        if (!missing.isEmpty()) {
            return Optional.of(
                    "Parley's window needs "
                            + String.join(", ", missing.stream().map(Needed::library).toList())
                            + ", which this machine lacks. Install:   "
                            + install(missing));
        }
        String name = environment.getOrDefault("DISPLAY", "");
        if (name.isBlank()) {
            return Optional.of("There is no display: DISPLAY is not set. " + withoutDisplay());
        }
        if (!display.test(name)) {
            return Optional.of(
                    "The display \"" + name + "\" (DISPLAY) can't be opened. " + withoutDisplay());
        }
        return Optional.empty();
    }

    private String withoutDisplay() {
        List<String> ways = new ArrayList<>();
        if (environment.containsKey("WAYLAND_DISPLAY")) {
            ways.add("install the X server of your Wayland desktop (package xwayland)");
        }
        if (environment.containsKey("SSH_CONNECTION")) {
            ways.add("connect with   ssh -X");
        }
        ways.add("start it in a desktop session");
        ways.add("use a virtual one:   xvfb-run " + parley);
        ways.add("host without a window:   " + parley + " host");
        ways.add("see the demo without a screen:   " + parley + " demo --headless");
        return "What helps, one of:\n  " + String.join("\n  ", ways);
    }

    private String install(List<Needed> missing) {
        if (program.test("/usr/bin/dnf")) {
            return "sudo dnf install " + packages(missing.stream().map(Needed::fedora).toList());
        }
        if (program.test("/usr/bin/pacman")) {
            return "sudo pacman -S " + packages(missing.stream().map(Needed::arch).toList());
        }
        return "sudo apt-get install " + packages(missing.stream().map(Needed::debian).toList());
    }

    private static String packages(List<String> names) {
        return String.join(" ", names);
    }

    @SuppressWarnings("restricted") // Loads a library only to see that it is there, and unloads it.
    private static boolean linkerFinds(String name) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(name, arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false; // That is how libraryLookup says that there is none.
        }
    }

    /// Opens and closes a connection by Xlib's `XOpenDisplay`, as GTK would.
    @SuppressWarnings(
            "restricted") // Two functions of Xlib, whose signatures have been fixed for decades.
    private static boolean letsUsIn(String name) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup xlib = SymbolLookup.libraryLookup("libX11.so.6", arena);
            Linker linker = Linker.nativeLinker();
            MethodHandle open =
                    linker.downcallHandle(
                            xlib.findOrThrow("XOpenDisplay"),
                            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
            MethodHandle close =
                    linker.downcallHandle(
                            xlib.findOrThrow("XCloseDisplay"),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
            MemorySegment connection = (MemorySegment) open.invokeExact(arena.allocateFrom(name));
            if (connection.equals(MemorySegment.NULL)) {
                return false;
            }
            int _ = (int) close.invokeExact(connection);
            return true;
        } catch (Throwable e) {
            throw new IllegalStateException("Xlib can't be called", e);
        }
    }
}
