package dev.phoenix.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import java.util.EnumSet;
import java.util.Set;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/**
 * A file with a secret OpenPGP key, armored and without a passphrase: what protects it is its mode
 * 0600, as with the host keys of ssh. Beside it lies its public half.
 */
public final class KeyFile {

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

  private KeyFile() {}

  /**
   * Reads the key, or makes one at the first start.
   *
   * @param owner whom a new key names, such as {@code Phoenix backups <phoenix@localhost>}
   * @throws IOException if the file cannot be read or made, is no such key, or if others may read
   *     it; the message says what to do
   */
  public static SigningKey open(Path file, String owner, Clock clock) throws IOException {
    if (!Files.exists(file)) {
      create(file, owner, clock);
    }
    var permissions = Files.getPosixFilePermissions(file);
    if (permissions.stream().anyMatch(OTHERS::contains)) {
      throw new IOException(
          "%s is open to others (%s): a secret key may only be read by its owner. Run: chmod 600 %s"
              .formatted(file, PosixFilePermissions.toString(permissions), file));
    }
    var key = read(file);
    var publicFile = publicFile(file);
    if (!holds(publicFile, key.fingerprint())) {
      publish(key, publicFile);
    }
    return key;
  }

  /** One that was half written, or is of an earlier key, would call good signatures wrong. */
  private static boolean holds(Path publicFile, String fingerprint) {
    try {
      return VerifyingKey.read(publicFile).fingerprint().equals(fingerprint);
    } catch (IOException missingOrBroken) {
      return false;
    }
  }

  private static void publish(SigningKey key, Path publicFile) throws IOException {
    var written = Files.createTempFile(publicFile.toAbsolutePath().getParent(), "key", ".pub.new");
    try {
      Files.writeString(written, key.publicKey(), StandardCharsets.US_ASCII);
      Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-r--r--"));
      Files.move(
          written, publicFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** Where the public half lies: {@code key.asc} gives {@code key.pub.asc}. */
  public static Path publicFile(Path file) {
    var name = file.getFileName().toString();
    var stem = name.endsWith(".asc") ? name.substring(0, name.length() - 4) : name;
    return file.resolveSibling(stem + ".pub.asc");
  }

  private static SigningKey read(Path file) throws IOException {
    try (var in = PGPUtil.getDecoderStream(Files.newInputStream(file))) {
      return new SigningKey(new PGPSecretKeyRing(in, new BcKeyFingerprintCalculator()));
    } catch (PGPException | IOException | RuntimeException e) {
      throw new IOException(
          "%s holds no OpenPGP secret key without a passphrase (%s). Restore it from a backup, or move it away so that a new one is made"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void create(Path file, String owner, Clock clock) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var mode = PosixFilePermissions.fromString("rw-------");
    var written =
        Files.createTempFile(folder, "key", ".new", PosixFilePermissions.asFileAttribute(mode));
    try {
      Files.writeString(written, generate(owner, clock), StandardCharsets.US_ASCII);
      // a link appears with all of its content or not at all, and never replaces another's key
      Files.createLink(file, written);
    } catch (FileAlreadyExistsException e) {
      // another process was first: its key is as good
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private static String generate(String owner, Clock clock) throws IOException {
    try {
      var generator = new Ed25519KeyPairGenerator();
      generator.init(new Ed25519KeyGenerationParameters(new SecureRandom()));
      var pair =
          new BcPGPKeyPair(
              PublicKeyPacket.VERSION_4,
              PublicKeyAlgorithmTags.EDDSA_LEGACY,
              generator.generateKeyPair(),
              Date.from(clock.instant()));
      var flags = new PGPSignatureSubpacketGenerator();
      flags.setKeyFlags(true, KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA);
      var ring =
          new PGPKeyRingGenerator(
                  PGPSignature.POSITIVE_CERTIFICATION,
                  pair,
                  owner,
                  new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
                  flags.generate(),
                  null,
                  new BcPGPContentSignerBuilder(
                      PublicKeyAlgorithmTags.EDDSA_LEGACY, HashAlgorithmTags.SHA512),
                  null)
              .generateSecretKeyRing();
      return SigningKey.armored(ring::encode);
    } catch (PGPException e) {
      throw new IOException("Cannot make a signing key", e);
    }
  }
}
