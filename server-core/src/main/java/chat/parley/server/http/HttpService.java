package chat.parley.server.http;

import chat.parley.model.Refusal;

/// Answers HTTP requests: [Router] those of people, [Health] those of who runs the server. Called
/// on virtual threads and may block.
public interface HttpService {

    /// The answer to a request. Never throws: a fault becomes an answer.
    HttpAnswer answer(HttpCall call);

    /// The answer to a request that can't be read or is not taken.
    HttpAnswer refuse(int status, Refusal refusal);
}
