package chat.parley.protocol;

/// The body of `POST /api/v1/sessions`.
public record SignIn(String username, String password, String device) implements HttpBody {
    /// Without secrets, so that none gets into a log.
    @Override
    public String toString() {
        return "SignIn[username=" + username + "]";
    }
}
