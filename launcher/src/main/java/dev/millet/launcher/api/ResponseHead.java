package dev.millet.launcher.api;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The first lines of an HTTP/1.1 response (RFC 9112).
 *
 * @param headers by name in lower case
 */
record ResponseHead(int status, Map<String, String> headers) {

  private static final int LONGEST_LINE = 1 << 16;

  static ResponseHead read(InputStream in) throws IOException {
    String[] statusLine = line(in).split(" ", 3);
    if (statusLine.length < 2 || !statusLine[0].startsWith("HTTP/1.")) {
      throw new IOException("the answer is not HTTP/1.1");
    }
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return new ResponseHead(Integer.parseInt(statusLine[1]), headers);
  }

  /** Returns the body, decoded; ends where the message ends. */
  InputStream body(InputStream in) {
    if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      return new ChunkedInput(in);
    }
    String length = headers.get("content-length");
    return length == null ? in : new LimitedInput(in, Long.parseLong(length));
  }

  /** Returns one line without its end. */
  static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the connection was closed");
      }
      if (next == '\n') {
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      }
      if (line.size() == LONGEST_LINE) {
        throw new IOException("the answer has a header that is too long");
      }
      line.write(next);
    }
  }
}
