package dev.viva.server.network;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** The first message of TLS (RFC 5246, 7.4.1.2), with whatever version. */
final class ClientHello {
  static final int TLS_1_0 = 0x0301;
  static final int TLS_1_1 = 0x0302;
  static final int TLS_1_2 = 0x0303;

  private static final int HANDSHAKE = 22;
  private static final int ALERT = 21;
  private static final int PROTOCOL_VERSION = 70;
  private static final int PATIENCE_MILLIS = 20_000;

  /** With elliptic curves, RSA and ECDSA keys, for either version. */
  private static final int[] SUITES = {0xc02f, 0xc02b, 0xc013, 0xc009, 0x009c, 0x002f};

  private ClientHello() {}

  /** What a server says to it. */
  enum Answer {
    SERVER_HELLO,
    PROTOCOL_VERSION_ALERT,
    OTHER
  }

  /** Says that {@code version} is the newest that the client has. */
  static Answer send(int port, int version) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      byte[] hello = hello(version);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeByte(HANDSHAKE);
      out.writeShort(TLS_1_0); // of the record, whatever the version
      out.writeShort(hello.length);
      out.write(hello);
      out.flush();
      return answer(new DataInputStream(socket.getInputStream()));
    }
  }

  private static Answer answer(DataInputStream in) throws IOException {
    int type = in.readUnsignedByte();
    in.readUnsignedShort();
    byte[] content = in.readNBytes(in.readUnsignedShort());
    if (type == HANDSHAKE) {
      return Answer.SERVER_HELLO;
    }
    return type == ALERT && content[1] == PROTOCOL_VERSION
        ? Answer.PROTOCOL_VERSION_ALERT
        : Answer.OTHER;
  }

  private static byte[] hello(int version) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream body = new DataOutputStream(bytes);
    body.writeShort(version);
    body.write(new byte[32]); // random
    body.writeByte(0); // session
    body.writeShort(2 * SUITES.length);
    for (int suite : SUITES) {
      body.writeShort(suite);
    }
    body.write(new byte[] {1, 0}); // no compression
    byte[] extensions = extensions();
    body.writeShort(extensions.length);
    body.write(extensions);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(new byte[] {1, 0});
    new DataOutputStream(message).writeShort(bytes.size());
    bytes.writeTo(message);
    return message.toByteArray();
  }

  private static byte[] extensions() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    int[][] all = {
      {10, 4, 2, 0x0017}, // groups: secp256r1
      {13, 8, 6, 0x0401, 0x0403, 0x0804} // signatures: RSA, ECDSA and PSS with SHA-256
    };
    for (int[] extension : all) {
      for (int word : extension) {
        out.writeShort(word);
      }
    }
    out.write(new byte[] {0, 11, 0, 2, 1, 0}); // points: uncompressed
    return bytes.toByteArray();
  }
}
