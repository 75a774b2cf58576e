package chat.parley.server.transport;

import chat.parley.model.Sha256;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The private key and certificates that a server encrypts with. Immutable.
public final class TlsKey {

    private static final String CERTIFICATE_FILE = "certificate.pem";
    private static final String KEY_FILE = "key.pem";
    private static final Duration LIFETIME = Duration.ofDays(3650);
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
    private static final int SERIAL_BITS = 120;

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    private TlsKey(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = chain;
    }

    /// The key kept in a folder; made there, P-256 and signed by itself, when there is none. Only
    /// the owner may read it.
    ///
    /// @throws UncheckedIOException when the folder can't be read or written
    public static TlsKey selfSigned(Path folder) {
        Path certificate = folder.resolve(CERTIFICATE_FILE);
        Path key = folder.resolve(KEY_FILE);
        try {
            if (!Files.exists(certificate) || !Files.exists(key)) {
                Files.createDirectories(folder);
                TlsKey made = made(Instant.now());
                write(key, "PRIVATE KEY", made.key.getEncoded(), "rw-------");
                write(certificate, "CERTIFICATE", made.chain.getFirst().getEncoded(), "rw-r--r--");
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("can't keep the server's key in " + folder, unwritable);
        } catch (GeneralSecurityException | OperatorCreationException unable) {
            throw new IllegalStateException("this Java can't make a P-256 key", unable);
        }
        return ofFiles(certificate, key);
    }

    /// A key given as PEM files.
    ///
    /// @param certificate the certificate, followed by those that signed it
    /// @param key the private key, PKCS #8, RSA or elliptic, without a password
    /// @throws IllegalArgumentException when they are not such files
    /// @throws UncheckedIOException when they can't be read
    public static TlsKey ofFiles(Path certificate, Path key) {
        try (var in = Files.newInputStream(certificate)) {
            List<X509Certificate> chain =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (chain.isEmpty()) {
                throw new IllegalArgumentException(certificate + " holds no certificate");
            }
            PublicKey open = chain.getFirst().getPublicKey();
            PrivateKey secret = privateKey(key, open.getAlgorithm());
            if (!fit(secret, open)) {
                throw new IllegalArgumentException(
                        key + " is not the key of the first certificate in " + certificate);
            }
            return new TlsKey(secret, chain);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("can't read " + certificate + " and " + key, unreadable);
        } catch (GeneralSecurityException notOne) {
            throw new IllegalArgumentException(
                    "%s and %s are not a certificate and its key in PEM"
                            .formatted(certificate, key),
                    notOne);
        }
    }

    /// What clients pin: SHA-256 of the certificate's SubjectPublicKeyInfo, 64 lower-case
    /// hexadecimal digits.
    public String fingerprint() {
        return Sha256.hex(chain.getFirst().getPublicKey().getEncoded());
    }

    /// The context of encrypted server sockets: TLS 1.3 and 1.2.
    SslContext serverContext() {
        try {
            return SslContextBuilder.forServer(key, chain.toArray(X509Certificate[]::new))
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (IOException unusable) {
            throw new UncheckedIOException("the server's key can't be used for TLS", unusable);
        }
    }

    private static TlsKey made(Instant now)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        SecureRandom random = new SecureRandom();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name("CN=Parley");
        JcaX509v3CertificateBuilder certificate =
                new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
                        Date.from(now.minus(CLOCKS_DIFFER)),
                        Date.from(now.plus(LIFETIME)),
                        name,
                        pair.getPublic());
        certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        certificate.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, "parley.local")));
        ContentSigner signer =
                new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
        X509CertificateHolder signed = certificate.build(signer);
        return new TlsKey(
                pair.getPrivate(),
                List.of(new JcaX509CertificateConverter().getCertificate(signed)));
    }

    private static void write(Path file, String kind, byte[] der, String permissions)
            throws IOException {
        String pem =
                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                        .formatted(
                                kind,
                                Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der),
                                kind);
        // Whole or not at all, also after a power cut: clients that have pinned it want this very
        // key.
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(whole);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes =
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString(permissions))
                        }
                        : new FileAttribute<?>[0];
        try (FileChannel out =
                FileChannel.open(
                        whole,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        attributes)) {
            out.write(StandardCharsets.US_ASCII.encode(pem));
            out.force(true);
        }
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean fit(PrivateKey secret, PublicKey open) throws GeneralSecurityException {
        String algorithm =
                switch (open.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> open.getAlgorithm();
                };
        byte[] anything = {1};
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(secret);
        signing.update(anything);
        byte[] signature = signing.sign();
        Signature checking = Signature.getInstance(algorithm);
        checking.initVerify(open);
        checking.update(anything);
        return checking.verify(signature);
    }

    private static PrivateKey privateKey(Path file, String algorithm)
            throws IOException, GeneralSecurityException {
        String base64 =
                Files.readString(file)
                        .lines()
                        .filter(line -> !line.startsWith("-----"))
                        .collect(Collectors.joining());
        try {
            byte[] der = Base64.getDecoder().decode(base64);
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IllegalArgumentException notBase64) {
            throw new InvalidKeySpecException("not PEM", notBase64);
        }
    }
}
