package dev.viva.server.network;

import com.linecorp.armeria.common.TlsKeyPair;
import com.linecorp.armeria.common.TlsProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Certificate and key as the files have them when somebody connects, so that a renewed certificate
 * needs no restart. Files that cannot be used leave the former ones in use.
 */
final class ReloadingTls implements TlsProvider {
  private static final Logger LOG = LoggerFactory.getLogger(ReloadingTls.class);

  private final TlsFiles files;
  private List<FileTime> seen;
  private TlsFiles.Read current;

  ReloadingTls(TlsFiles files) throws IOException {
    this.files = files;
    this.seen = times();
    this.current = files.read();
  }

  @Override
  public TlsKeyPair keyPair(String hostname) {
    return current().pair();
  }

  @Override
  public List<X509Certificate> trustedCertificates(String hostname) {
    return current().clientRoots();
  }

  synchronized TlsFiles.Read current() {
    try {
      List<FileTime> times = times();
      if (!times.equals(seen)) {
        // Remembered first: a file that is wrong is told once, and read again when it changes.
        seen = times;
        current = files.read();
        LOG.info("The certificate was replaced by the one in {}", files.certificate());
      }
    } catch (IOException e) {
      LOG.warn("The former certificate stays in use: {}", e.getMessage());
    }
    return current;
  }

  private List<FileTime> times() throws IOException {
    List<FileTime> times = new ArrayList<>();
    for (Path file : files.all()) {
      times.add(Files.getLastModifiedTime(file));
    }
    return times;
  }
}
