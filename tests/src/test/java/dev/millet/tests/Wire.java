package dev.millet.tests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sends requests byte by byte as they are written, also such as no client library would send. One
 * connection a request. Thread-safe.
 */
public final class Wire {

  /** For how long a stream of events is listened to. */
  private static final int EVENTS_MILLIS = 300;

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

  private final URI root;

  /**
   * An answer.
   *
   * @param head the status line and the header, as it came
   * @param body read as UTF-8
   */
  public record Answer(int status, String head, String body) {

    /** The values of a header field. */
    public List<String> all(String name) {
      String start = name.toLowerCase() + ":";
      return Stream.of(head.split("\r\n"))
          .filter(line -> line.toLowerCase().startsWith(start))
          .map(line -> line.substring(start.length()).strip())
          .toList();
    }

    /** The value of a header field; the empty string where there is none. */
    public String header(String name) {
      return all(name).stream().findFirst().orElse("");
    }
  }

  public Wire(URI root) {
    this.root = root;
  }

  /** A GET of a target that is sent as it is. */
  public Answer get(String target, String... headers) {
    return send("GET", target, new byte[0], headers);
  }

  /** A form, already encoded. */
  public Answer form(String target, String fields, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type: application/x-www-form-urlencoded";
    all[1] = "Sec-Fetch-Site: same-origin";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return send("POST", target, fields.getBytes(StandardCharsets.UTF_8), all);
  }

  /** Any request; Host, Connection and the body's length are added. */
  public Answer send(String method, String target, byte[] body, String... headers) {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    head.append("Host: ").append(root.getAuthority()).append("\r\nConnection: close\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    if (body.length > 0 || !method.equals("GET")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    request.writeBytes(body);
    return raw(request.toByteArray());
  }

  private Answer raw(byte[] request) {
    try (Socket socket = new Socket(root.getHost(), root.getPort())) {
      socket.setSoTimeout(300_000);
      // Some answers begin before the request has ended, and some requests are refused half-way.
      Thread writer = new Thread(() -> write(socket, request), "wire");
      writer.start();
      return answer(everything(socket));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole answer; of a stream of events, which never ends, what it says within a moment. */
  private static byte[] everything(Socket socket) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] part = new byte[16 * 1024];
    try {
      for (int n = socket.getInputStream().read(part); n >= 0; ) {
        all.write(part, 0, n);
        if (isEvents(all)) {
          socket.setSoTimeout(EVENTS_MILLIS);
        }
        n = socket.getInputStream().read(part);
      }
    } catch (SocketTimeoutException e) {
      if (!isEvents(all)) {
        throw e;
      }
    } catch (SocketException e) {
      // a server that hangs up on the rest of a request may cut off what is behind its answer
      if (!isWhole(all)) {
        throw e;
      }
    }
    return all.toByteArray();
  }

  private static boolean isEvents(ByteArrayOutputStream answer) {
    String begin = answer.toString(StandardCharsets.UTF_8);
    int end = begin.indexOf("\r\n\r\n");
    return end > 0 && begin.substring(0, end).toLowerCase().contains("text/event-stream");
  }

  private static boolean isWhole(ByteArrayOutputStream answer) {
    String all = answer.toString(StandardCharsets.ISO_8859_1);
    int end = all.indexOf("\r\n\r\n");
    Matcher length = LENGTH.matcher(end < 0 ? "" : all.substring(0, end));
    return length.find() && all.length() - end - 4 == Integer.parseInt(length.group(1));
  }

  private static void write(Socket socket, byte[] request) {
    try {
      socket.getOutputStream().write(request);
    } catch (IOException refusedHalfWay) {
      // The answer says why.
    }
  }

  private static Answer answer(byte[] bytes) {
    String all = new String(bytes, StandardCharsets.UTF_8);
    int end = all.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new AssertionError("not an answer: " + all);
    }
    String head = all.substring(0, end);
    return new Answer(Integer.parseInt(head.split(" ")[1]), head, all.substring(end + 4));
  }
}
