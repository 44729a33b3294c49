package dev.millet.benchmarks.swaps;

import dev.millet.benchmarks.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Imports a row whose bytes take two seconds to arrive, over a connection of its own: a request
 * that stays inside suggestions for so long, and whose answer is a stream that has to come to its
 * end.
 */
final class SlowImport implements Callers.Step {

  private static final int SLOW_MILLIS = 2_000;
  private static final String LAST_CHUNK = "0\r\n\r\n";

  private final URI root;
  private final String product;
  private final String operator;

  SlowImport(URI root, String product, String operator) {
    this.root = root;
    this.product = product;
    this.operator = operator;
  }

  @Override
  public int send(Wire unused, int round) throws IOException, InterruptedException {
    String row =
        "{\"id\":\"%d\",\"source\":\"slow\",\"title\":\"Row %d\",\"author\":\"importer\"}\n"
            .formatted(round, round);
    try (Socket socket = new Socket(root.getHost(), root.getPort())) {
      socket.setSoTimeout(60_000);
      OutputStream out = socket.getOutputStream();
      out.write(ascii(head() + chunk("\n")));
      Thread.sleep(SLOW_MILLIS);
      out.write(ascii(chunk(row) + LAST_CHUNK));
      byte[] answer = socket.getInputStream().readAllBytes();
      return status(new String(answer, StandardCharsets.UTF_8));
    }
  }

  private String head() {
    return """
        POST /api/v1/suggestions/import?product=%s HTTP/1.1
        Host: %s
        Authorization: Bearer %s
        Content-Type: application/jsonl
        Transfer-Encoding: chunked
        Connection: close

        """
        .formatted(product, root.getHost(), operator)
        .replace("\n", "\r\n");
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The connection's end is the answer's; its last line is a summary. */
  private static int status(String answer) throws IOException {
    boolean whole = answer.contains("\"summary\"") && answer.endsWith("}\n");
    if (answer.startsWith("HTTP/1.1 200 ") && !whole) {
      throw new IOException("half an answer of " + answer.length() + " characters");
    }
    return Integer.parseInt(answer.substring(9, 12));
  }
}
