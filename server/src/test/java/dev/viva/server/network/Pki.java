package dev.viva.server.network;

import com.linecorp.armeria.common.TlsKeyPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** A self-signed certificate for this machine with its key, as PEM files. */
record Pki(Path certificate, Path key) {
  static Pki make(Path directory, String name) throws IOException, GeneralSecurityException {
    TlsKeyPair pair = TlsKeyPair.ofSelfSigned("localhost");
    return new Pki(
        write(
            directory.resolve(name + ".crt"),
            "CERTIFICATE",
            pair.certificateChain().get(0).getEncoded()),
        write(directory.resolve(name + ".key"), "PRIVATE KEY", pair.privateKey().getEncoded()));
  }

  private static Path write(Path file, String type, byte[] content) throws IOException {
    return Files.writeString(file, pem(type, content));
  }

  static String pem(String type, byte[] content) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
  }
}
