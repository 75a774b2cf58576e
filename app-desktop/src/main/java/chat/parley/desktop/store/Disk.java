package chat.parley.desktop.store;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The crossing between the FX thread and the disk: work runs on one disk thread in the order it
/// was given, what follows runs on the FX thread.
///
/// Called on the FX thread. If the work fails, what follows does not run; the fault goes to the
/// listener instead, on the FX thread.
public final class Disk {
    private final Executor disk;
    private final Executor fx;
    private final Consumer<StoreFault> onFault;

    /// @param disk runs one task after the other; in tests `Runnable::run`
    public Disk(Executor disk, Executor fx, Consumer<StoreFault> onFault) {
        this.disk = disk;
        this.fx = fx;
        this.onFault = onFault;
    }

    public void write(Runnable work) {
        write(work, () -> {});
    }

    public void write(Runnable work, Runnable then) {
        disk.execute(() -> {
            try {
                work.run();
            } catch (StoreFault fault) {
                fx.execute(() -> onFault.accept(fault));
                return;
            }
            fx.execute(then);
        });
    }

    public <T> void read(Supplier<T> work, Consumer<? super T> then) {
        disk.execute(() -> {
            T found;
            try {
                found = work.get();
            } catch (StoreFault fault) {
                fx.execute(() -> onFault.accept(fault));
                return;
            }
            fx.execute(() -> then.accept(found));
        });
    }
}
