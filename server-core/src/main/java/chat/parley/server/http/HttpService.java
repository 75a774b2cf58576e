package chat.parley.server.http;

import chat.parley.model.Refusal;

/// Answers HTTP requests: [Router] those of people, [Health] those of who runs the server. Called
/// on virtual threads and may block.
public interface HttpService {

    /// The answer to a request. Never throws: a fault becomes an answer.
    HttpAnswer answer(HttpCall call);

    /// The answer to a request that can't be read or is not taken.
    HttpAnswer refuse(int status, Refusal refusal);

    /// Whether the body of such a request may be of any length, and is read while it comes. Asked
    /// on the connection's event loop; must not block.
    default boolean streams(String method, String path) {
        return false;
    }
}
