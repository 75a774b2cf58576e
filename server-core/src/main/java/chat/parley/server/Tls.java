package chat.parley.server;

import java.nio.file.Path;

/// How the server's port is encrypted.
public sealed interface Tls {

    /// Plain on a loopback address, [SelfSigned] on every other.
    record Auto() implements Tls {}

    /// Never encrypted: only for a loopback address, or behind a proxy that encrypts.
    record Off() implements Tls {}

    /// A key and certificate that the server makes once and keeps in its data folder; clients pin
    /// it on first use.
    record SelfSigned() implements Tls {}

    /// A key and certificate chain given as PEM files.
    ///
    /// @param certificate the certificate, followed by those that signed it
    /// @param key the private key, PKCS #8, without a password
    record Files(Path certificate, Path key) implements Tls {}
}
