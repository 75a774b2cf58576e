package chat.parley.server.files;

import chat.parley.model.Limit;
import chat.parley.model.Limits;
import java.util.function.LongSupplier;

/// How much may be uploaded; 0 lifts each.
///
/// @param mostBytes of one file, asked at each upload
/// @param accountBytes of all files of one account
/// @param perMinute uploads begun by one account
public record FileRules(LongSupplier mostBytes, long accountBytes, long perMinute) {

    private static final long MEGABYTE = 1024L * 1024;

    /// Most bytes of one file where no administrator has said otherwise.
    public static long mostBytes(Limits limits) {
        return bytes(limits, Limit.FILE_MEGABYTES);
    }

    /// What the limits of a server say.
    ///
    /// @param mostBytes of one file at this moment
    public static FileRules of(Limits limits, LongSupplier mostBytes) {
        return new FileRules(
                mostBytes,
                bytes(limits, Limit.ACCOUNT_MEGABYTES),
                (long) Math.ceil(limits.value(Limit.UPLOADS_PER_MINUTE)));
    }

    /// The limits of a server as clients are told them.
    ///
    /// @param mostBytes of one file at this moment
    public static Limits told(Limits limits, long mostBytes) {
        return limits.with(Limit.FILE_MEGABYTES, (double) mostBytes / MEGABYTE);
    }

    private static long bytes(Limits limits, Limit megabytes) {
        return (long) (limits.value(megabytes) * MEGABYTE);
    }
}
