package chat.parley.desktop.link;

import chat.parley.model.Sha256;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Decides which key of one server is trusted. Thread-safe.
///
/// A pinned key is the only one accepted, whatever vouches for another. Without a pin, what
/// certificate authorities vouch for is accepted by the usual rules, host name included, and on a
/// first meeting also a key that nobody vouches for: it is to be pinned then.
public final class ServerKeys {
    private final @Nullable String pinned;
    private final boolean firstMeeting;
    private volatile @Nullable String met;
    private volatile @Nullable String refused;

    private ServerKeys(@Nullable String pinned, boolean firstMeeting) {
        this.pinned = pinned;
        this.firstMeeting = firstMeeting;
    }

    /// For a server that was never met.
    public static ServerKeys firstMeeting() {
        return new ServerKeys(null, true);
    }

    /// For a known server.
    ///
    /// @param fingerprint the pinned key, or null if authorities vouched for it
    public static ServerKeys known(@Nullable String fingerprint) {
        return new ServerKeys(fingerprint, false);
    }

    /// The key to pin: of a server that no authority vouched for. Empty if one did, or before the
    /// first connection.
    public Optional<String> toPin() {
        return Optional.ofNullable(met);
    }

    /// The key that was pinned before.
    public Optional<String> pinned() {
        return Optional.ofNullable(pinned);
    }

    /// The key that was shown and refused, if one was.
    public Optional<String> refused() {
        return Optional.ofNullable(refused);
    }

    /// SHA-256 of a certificate's public key (its SubjectPublicKeyInfo), 64 lower-case hexadecimal
    /// digits: what servers call their fingerprint.
    public static String fingerprint(X509Certificate certificate) {
        return Sha256.hex(certificate.getPublicKey().getEncoded());
    }

    /// A TLS context that trusts by these rules.
    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Check(authorities())}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no usable TLS", e);
        }
    }

    private static X509ExtendedTrustManager authorities() throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager usual) {
                return usual;
            }
        }
        throw new GeneralSecurityException("no trust manager for X.509");
    }

    /// The question of authorities, asked only where no key is pinned.
    @FunctionalInterface
    private interface Vouching {
        void check() throws CertificateException;
    }

    private void decide(X509Certificate[] chain, Vouching authority) throws CertificateException {
        String shown = fingerprint(chain[0]);
        if (pinned != null) {
            if (!pinned.equals(shown)) {
                refused = shown;
                throw new CertificateException("the server shows another key than the pinned one");
            }
            return;
        }
        try {
            authority.check();
        } catch (CertificateException nobodyVouches) {
            if (!firstMeeting) {
                refused = shown;
                throw nobodyVouches;
            }
            met = shown;
        }
    }

    /// The rules as Java's TLS wants them.
    private final class Check extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager authorities;

        Check(X509ExtendedTrustManager authorities) {
            this.authorities = authorities;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            decide(chain, () -> authorities.checkServerTrusted(chain, type, engine));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            decide(chain, () -> authorities.checkServerTrusted(chain, type, socket));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            decide(chain, () -> authorities.checkServerTrusted(chain, type));
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("this is a client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("this is a client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            throw new CertificateException("this is a client");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return authorities.getAcceptedIssuers();
        }
    }
}
