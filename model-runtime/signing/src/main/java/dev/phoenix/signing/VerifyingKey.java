package dev.phoenix.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/** The public half of an OpenPGP key: it tells which signatures are its own. Shared by threads. */
public final class VerifyingKey {

  private final PGPPublicKey key;

  VerifyingKey(PGPPublicKey key) {
    this.key = key;
  }

  /**
   * Reads an armored key, such as {@link SigningKey#publicKey} gives.
   *
   * @throws IOException if the file cannot be read or holds no public key
   */
  public static VerifyingKey read(Path file) throws IOException {
    try (var in = PGPUtil.getDecoderStream(Files.newInputStream(file))) {
      return new VerifyingKey(
          new PGPPublicKeyRing(in, new BcKeyFingerprintCalculator()).getPublicKey());
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          "%s holds no OpenPGP public key (%s)".formatted(file, e.getMessage()), e);
    }
  }

  /** The key's fingerprint in upper-case hexadecimal digits, as {@code gpg} prints it. */
  public String fingerprint() {
    return HexFormat.of().formatHex(key.getFingerprint()).toUpperCase(Locale.ROOT);
  }

  /** As {@link #verify(byte[], String)}, of a text's UTF-8 bytes. */
  public boolean verify(String text, String signature) {
    return verify(text.getBytes(StandardCharsets.UTF_8), signature);
  }

  /**
   * Whether an armored, detached signature is one that this key made of these bytes. What cannot be
   * read is none.
   */
  public boolean verify(byte[] content, String signature) {
    try (var in =
        PGPUtil.getDecoderStream(
            new ByteArrayInputStream(signature.getBytes(StandardCharsets.US_ASCII)))) {
      if (!(new BcPGPObjectFactory(in).nextObject() instanceof PGPSignatureList list)
          || list.isEmpty()) {
        return false;
      }
      var first = list.get(0);
      // a key also signs names and other keys: such a signature is of no text
      if (first.getSignatureType() != PGPSignature.BINARY_DOCUMENT) {
        return false;
      }
      first.init(new BcPGPContentVerifierBuilderProvider(), key);
      first.update(content);
      return first.verify();
    } catch (IOException | PGPException | RuntimeException e) {
      return false;
    }
  }
}
