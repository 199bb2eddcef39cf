package dev.phoenix.local.rest;

import dev.phoenix.local.UserError;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The certificate authority of a cluster that has none of the public ones. The workers' Camunda
 * client reads the same variable.
 *
 * @param certificate a PEM file, or null for the public authorities
 */
record TrustedAuthority(@Nullable Path certificate) {

  static final String VARIABLE = "CAMUNDA_CLIENT_CA_CERTIFICATE_PATH";

  static TrustedAuthority from(Map<String, String> environment) {
    var path = environment.getOrDefault(VARIABLE, "");
    return new TrustedAuthority(path.isBlank() ? null : Path.of(path));
  }

  /** Lets a client trust the authority, and only it. */
  HttpClient.Builder trust(HttpClient.Builder client) {
    if (certificate == null) {
      return client;
    }
    try (var in = Files.newInputStream(certificate)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      var number = 0;
      for (var authority : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + number++, authority);
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return client.sslContext(context);
    } catch (IOException | GeneralSecurityException e) {
      throw new UserError(
          VARIABLE
              + " must name a PEM file with certificates: "
              + certificate
              + ", "
              + e.getMessage(),
          e);
    }
  }
}
