package chat.parley.server.http;

/// What [tus 1.0](https://tus.io/protocols/resumable-upload) calls the things that are said here.
/// No state.
final class Tus {

    static final String VERSION = "1.0.0";

    /// The version of a request or an answer.
    static final String RESUMABLE = "Tus-Resumable";

    /// The versions that the server speaks.
    static final String VERSIONS = "Tus-Version";

    static final String EXTENSION = "Tus-Extension";
    static final String MOST_BYTES = "Tus-Max-Size";
    static final String LENGTH = "Upload-Length";
    static final String LENGTH_LATER = "Upload-Defer-Length";
    static final String OFFSET = "Upload-Offset";
    static final String METADATA = "Upload-Metadata";

    /// The method that is meant where a client can't say it.
    static final String METHOD = "X-HTTP-Method-Override";

    /// The type of a body that is a piece of a file.
    static final String PIECE = "application/offset+octet-stream";

    private Tus() {}
}
