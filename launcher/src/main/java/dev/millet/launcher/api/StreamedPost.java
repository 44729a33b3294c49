package dev.millet.launcher.api;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A POST whose answer is read while the body is sent: the JDK's clients read no answer before they
 * have sent everything, so that both sides would wait for each other once the answer is long.
 */
final class StreamedPost {

  private static final int CONTINUE = 100;
  private static final int FIRST_ERROR = 400;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final int CHUNK = 1 << 15;

  private final URI target;
  private final String token;
  private final String contentType;
  private final Tls tls;

  StreamedPost(URI target, Tls tls, String token, String contentType) {
    this.target = target;
    this.tls = tls;
    this.token = token;
    this.contentType = contentType;
  }

  /**
   * Sends a body and reads the answer.
   *
   * @param eachLine takes the lines of the answer as they come, unless it is an error
   * @return the answer; its body is empty unless it is an error
   */
  ApiClient.Answer send(InputStream body, Consumer<String> eachLine) throws IOException {
    try (Socket socket = connect()) {
      OutputStream out = new BufferedOutputStream(socket.getOutputStream(), CHUNK);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      out.write(head().getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      ResponseHead head = ResponseHead.read(in);
      if (head.status() == CONTINUE) {
        Thread sender = new Thread(() -> sendChunks(body, out, socket), "millet-import");
        sender.setDaemon(true);
        sender.start();
        head = ResponseHead.read(in);
      }
      InputStream answer = head.body(in);
      if (head.status() >= FIRST_ERROR) {
        return new ApiClient.Answer(
            head.status(), new String(answer.readAllBytes(), StandardCharsets.UTF_8));
      }
      new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank())
          .forEach(eachLine);
      return new ApiClient.Answer(head.status(), "");
    }
  }

  /** Asks before it sends, so that a refusal is not lost in a connection that breaks off. */
  private String head() {
    String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
    return "POST "
        + target.getRawPath()
        + query
        + " HTTP/1.1\r\nHost: "
        + target.getRawAuthority()
        + "\r\nAuthorization: Bearer "
        + token
        + "\r\nContent-Type: "
        + contentType
        + "\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n";
  }

  /** Sends the body in chunks; a failure shows in the answer, or in the answer's breaking off. */
  private static void sendChunks(InputStream body, OutputStream out, Socket socket) {
    byte[] buffer = new byte[CHUNK];
    try {
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        out.write((Integer.toHexString(read) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(buffer, 0, read);
        out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
      }
      out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    } catch (IOException e) {
      stopSending(socket);
    }
  }

  private static void stopSending(Socket socket) {
    try {
      socket.shutdownOutput();
    } catch (IOException | UnsupportedOperationException e) {
      // the reader learns it from the connection itself
    }
  }

  private Socket connect() throws IOException {
    boolean secure = target.getScheme().equals("https");
    int standard = secure ? HTTPS : HTTP;
    int port = target.getPort() < 0 ? standard : target.getPort();
    return secure ? tls.socket(target.getHost(), port) : new Socket(target.getHost(), port);
  }
}
