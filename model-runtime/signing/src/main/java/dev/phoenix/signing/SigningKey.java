package dev.phoenix.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.BCPGOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/** An OpenPGP key that signs (RFC 4880, section 5.2). Shared by threads. */
public final class SigningKey {

  private final PGPPublicKey publicKey;
  private final PGPPrivateKey privateKey;

  /**
   * Takes the key of a ring that has no passphrase.
   *
   * @throws PGPException if it has one, or holds no key
   */
  SigningKey(PGPSecretKeyRing ring) throws PGPException {
    var noPassphrase = new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider());
    this.publicKey = ring.getPublicKey();
    this.privateKey = ring.getSecretKey().extractPrivateKey(noPassphrase.build(new char[0]));
    if (privateKey == null) {
      throw new PGPException("the ring holds no secret key");
    }
  }

  /** The key's fingerprint in upper-case hexadecimal digits, as {@code gpg} prints it. */
  public String fingerprint() {
    return verifying().fingerprint();
  }

  /**
   * Signs a text.
   *
   * @return an armored, detached signature over the text's UTF-8 bytes
   */
  public String sign(String text) {
    return sign(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Signs bytes.
   *
   * @return an armored, detached signature over them
   */
  public String sign(byte[] content) {
    try {
      var generator =
          new PGPSignatureGenerator(
              new BcPGPContentSignerBuilder(publicKey.getAlgorithm(), HashAlgorithmTags.SHA512),
              publicKey);
      generator.init(PGPSignature.BINARY_DOCUMENT, privateKey);
      generator.update(content);
      var signature = generator.generate();
      return armored(out -> signature.encode(new BCPGOutputStream(out)));
    } catch (PGPException e) {
      throw new IllegalStateException("The signing key cannot sign", e);
    }
  }

  /** As {@link VerifyingKey#verify(String, String)}, by this key's public half. */
  public boolean verify(String text, String signature) {
    return verifying().verify(text, signature);
  }

  /** The public half, which tells whether a signature is this key's. */
  public VerifyingKey verifying() {
    return new VerifyingKey(publicKey);
  }

  /** The public half, armored: what {@code gpg --import} takes. */
  public String publicKey() {
    return armored(publicKey::encode);
  }

  interface Encoded {
    void to(ArmoredOutputStream out) throws IOException;
  }

  static String armored(Encoded packet) {
    var bytes = new ByteArrayOutputStream();
    try (var armor = ArmoredOutputStream.builder().clearHeaders().build(bytes)) {
      packet.to(armor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.US_ASCII);
  }
}
