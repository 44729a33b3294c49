package dev.millet.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One kept connection that sends finished requests and reads the answers: so thin that what is
 * measured is the server.
 */
public final class Wire implements AutoCloseable {

  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream in;
  private final String host;

  /** Connects. */
  public Wire(URI root) throws IOException {
    socket = new Socket(root.getHost(), root.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(60_000);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    host = root.getHost();
  }

  /**
   * The bytes of a request without a body.
   *
   * @param token may be null
   */
  public byte[] request(String method, String path, String token) {
    return head(method, path, token, "").getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * The bytes of a request with a JSON body.
   *
   * @param token may be null
   */
  public byte[] request(String method, String path, String token, String json) {
    String length = "Content-Length: " + json.getBytes(StandardCharsets.UTF_8).length + "\r\n";
    return (head(method, path, token, "Content-Type: application/json\r\n" + length) + json)
        .getBytes(StandardCharsets.UTF_8);
  }

  private String head(String method, String path, String token, String more) {
    String bearer = token == null ? "" : "Authorization: Bearer " + token + "\r\n";
    return method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + bearer + more + "\r\n";
  }

  /** Sends a request and reads its answer, which has to be a 200 with a length. */
  void exchange(byte[] request) throws IOException {
    int status = status(request);
    if (status != 200) {
      throw new IOException("answered with " + status);
    }
  }

  /**
   * Sends a request, reads the whole answer, which has to have a length, and answers its status.
   *
   * @throws IOException when the connection is of no use any more
   */
  public int status(byte[] request) throws IOException {
    String first = sent(request);
    in.skipNBytes(length());
    return Integer.parseInt(first.substring(9, 12));
  }

  /** Sends a request and reads its answer, which has to be a 200 with a length. */
  String answer(byte[] request) throws IOException {
    String first = sent(request);
    String body = new String(in.readNBytes(length()), StandardCharsets.UTF_8);
    if (!first.startsWith("HTTP/1.1 200")) {
      throw new IOException(first + " " + body);
    }
    return body;
  }

  private String sent(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    String first = line();
    if (!first.startsWith("HTTP/1.1 ")) {
      throw new IOException("answered with " + first);
    }
    return first;
  }

  private int length() throws IOException {
    int length = -1;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
        length = Integer.parseInt(line.substring(LENGTH.length()).strip());
      }
    }
    if (length < 0) {
      throw new IOException("an answer without a length");
    }
    return length;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(80);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the server closed the connection");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
