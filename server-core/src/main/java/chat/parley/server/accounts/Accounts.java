package chat.parley.server.accounts;

import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.SessionId;
import chat.parley.protocol.ChangePassword;
import chat.parley.protocol.ChangeProfile;
import chat.parley.protocol.Done;
import chat.parley.protocol.FindPeople;
import chat.parley.protocol.GetPerson;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.PeopleFound;
import chat.parley.protocol.PersonFound;
import chat.parley.protocol.Refresh;
import chat.parley.protocol.SessionGrant;
import chat.parley.protocol.SetPreference;
import chat.parley.protocol.SetStatus;
import chat.parley.protocol.SignIn;
import chat.parley.server.db.Database;
import chat.parley.server.doorbell.Doorbell;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The public door of accounts.
///
/// Thread-safe; every method may block on the database. What may not be done is thrown as a
/// [chat.parley.model.Refusal].
@SuppressWarnings("DoNotCallSuggester") // only the signatures have landed
public final class Accounts {

    public Accounts(
            Database database,
            Doorbell doorbell,
            InstantSource clock,
            SecureRandom random,
            AccountRules rules,
            Attendance attendance) {}

    /// The id of this server, made once and kept in its database.
    public String serverId() {
        throw new UnsupportedOperationException();
    }

    /// The one-time code that makes the first account an administrator: present if the server was
    /// opened without any account, until it is used.
    public Optional<String> setupCode() {
        throw new UnsupportedOperationException();
    }

    /// Makes an account and its first session.
    ///
    /// @param address network address of who asks, for the rate limits
    public SessionGrant register(NewAccount account, String address) {
        throw new UnsupportedOperationException();
    }

    /// Starts a session with a password.
    public SessionGrant signIn(SignIn signIn, String address) {
        throw new UnsupportedOperationException();
    }

    /// Gives new tokens for a refresh token, the same again for the same rotation within 30 s.
    public SessionGrant refresh(Refresh refresh) {
        throw new UnsupportedOperationException();
    }

    /// Who presents this access token.
    public Authentication authenticate(String token) {
        throw new UnsupportedOperationException();
    }

    /// Ends a session of this person.
    public void endSession(PersonId person, SessionId session) {
        throw new UnsupportedOperationException();
    }

    /// Sets a new password and ends the person's other sessions.
    public Done changePassword(SignedIn by, ChangePassword command) {
        throw new UnsupportedOperationException();
    }

    /// Changes what others see of the person.
    public PersonFound changeProfile(PersonId by, ChangeProfile command) {
        throw new UnsupportedOperationException();
    }

    /// Keeps presence and status as chosen; the answer has the presence as chosen.
    public Person setStatus(PersonId by, SetStatus command) {
        throw new UnsupportedOperationException();
    }

    /// Keeps when the person was last there.
    public void seenAt(PersonId person, Instant at) {
        throw new UnsupportedOperationException();
    }

    /// Keeps a setting for all devices of the person.
    public Done setPreference(PersonId by, SetPreference command) {
        throw new UnsupportedOperationException();
    }

    /// People whose user or display name contains the query.
    public PeopleFound findPeople(PersonId by, FindPeople command) {
        throw new UnsupportedOperationException();
    }

    /// One person.
    public PersonFound person(PersonId by, GetPerson command) {
        throw new UnsupportedOperationException();
    }

    /// The person with the presence they chose, for their own eyes and for who shows presence.
    public Person stored(PersonId person) {
        throw new UnsupportedOperationException();
    }
}
