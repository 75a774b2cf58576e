package chat.parley.model;

/// Why a person may not or cannot do a thing. The name of the constant is the word on the wire.
///
/// [#NAME_TAKEN], [#INVITE_NEEDED], [#BAD_CREDENTIALS] and [#SUSPENDED] are only said over HTTP.
public enum RefusalCode {
    /// The frame or body can't be read.
    BAD_JSON(400),
    /// A field is missing, of the wrong form, or its value is refused. A body that can't be read is
    /// 400 over HTTP; this is the status of a well-formed but refused value.
    BAD_FIELD(422),
    /// No command has this name.
    UNKNOWN_COMMAND(400),
    /// No token, or one that is not valid any more.
    NOT_SIGNED_IN(401),
    /// Visible, but not allowed.
    FORBIDDEN(403),
    /// Not there, or not to be seen by this person: the two are the same answer.
    NOT_FOUND(404),
    /// The room was deleted; only for those who were in it.
    ROOM_GONE(410),
    /// The operation id was used for another change.
    OPERATION_REUSED(409),
    /// A text, name or frame is over its limit.
    TOO_LONG(413),
    /// Too often; `retryMs` says when to come again.
    RATE_LIMITED(429),
    /// No room left for this account.
    QUOTA(413),
    /// Not in the present state.
    CONFLICT(409),
    /// The server can't just now.
    UNAVAILABLE(503),
    /// A fault of the server; the incident id is in its log.
    INTERNAL(500),
    /// The user name belongs to somebody.
    NAME_TAKEN(409),
    /// This server wants an invite code for a new account.
    INVITE_NEEDED(403),
    /// Unknown name or wrong password: never said which.
    BAD_CREDENTIALS(401),
    /// The account is suspended.
    SUSPENDED(403);

    private final int httpStatus;

    RefusalCode(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /// The HTTP status that goes with the code.
    public int httpStatus() {
        return httpStatus;
    }
}
