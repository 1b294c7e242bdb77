package dev.viva.server.network;

import com.linecorp.armeria.common.TlsKeyPair;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The PEM files of a TLS server.
 *
 * @param certificate the server's certificate and what leads to its root
 * @param key its private key, PKCS #8, without a password
 * @param clientRoots roots of the certificates that clients must show; absent: they need none
 */
public record TlsFiles(Path certificate, Path key, Optional<Path> clientRoots) {

  /** What was in the files. */
  record Read(TlsKeyPair pair, List<X509Certificate> clientRoots) {}

  /**
   * Reads them.
   *
   * @throws IOException where one cannot be read, or is not what it should be
   */
  Read read() throws IOException {
    TlsKeyPair pair;
    try (InputStream keyIn = Files.newInputStream(key);
        InputStream certificateIn = Files.newInputStream(certificate)) {
      pair = TlsKeyPair.of(keyIn, certificateIn);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "the certificate in "
              + certificate
              + " and the key in "
              + key
              + " are not a PEM certificate with its PKCS #8 key",
          e);
    }
    return new Read(pair, clientRoots.isPresent() ? roots(clientRoots.get()) : List.of());
  }

  private static List<X509Certificate> roots(Path file) throws IOException {
    List<X509Certificate> roots = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .forEach(root -> roots.add((X509Certificate) root));
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " holds no PEM certificates", e);
    }
    if (roots.isEmpty()) {
      throw new IOException(file + " holds no PEM certificates");
    }
    return roots;
  }

  List<Path> all() {
    List<Path> files = new ArrayList<>(List.of(certificate, key));
    clientRoots.ifPresent(files::add);
    return files;
  }
}
