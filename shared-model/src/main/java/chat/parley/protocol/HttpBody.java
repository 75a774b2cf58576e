package chat.parley.protocol;

/// Every JSON body of the HTTP interface, in either direction.
public sealed interface HttpBody
        permits HttpError, NewAccount, Refresh, ServerInfo, SessionGrant, SignIn {}
