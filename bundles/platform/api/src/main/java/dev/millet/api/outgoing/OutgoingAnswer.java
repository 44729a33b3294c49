package dev.millet.api.outgoing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answer of another site. Immutable. */
public final class OutgoingAnswer {

  private final int status;
  private final List<Map.Entry<String, String>> headers;
  private final byte[] body;

  public OutgoingAnswer(int status, List<Map.Entry<String, String>> headers, byte[] body) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.body = body.clone();
  }

  public int status() {
    return status;
  }

  /** Returns the headers in their order. */
  public List<Map.Entry<String, String>> headers() {
    return headers;
  }

  /** Returns the first value of a header. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(each -> each.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  public byte[] body() {
    return body.clone();
  }

  /** Returns the body as text in UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns whether the status is one of success. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Never shows the body. */
  @Override
  public String toString() {
    return "OutgoingAnswer[" + status + ", " + body.length + " bytes]";
  }
}
