package dev.millet.api.outgoing;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A request to another site. Immutable. */
public final class OutgoingRequest {

  /** The most bytes of an answer, where the request does not say otherwise. */
  public static final int DEFAULT_MAX_BYTES = 1024 * 1024;

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  private final String method;
  private final URI uri;
  private final List<Map.Entry<String, String>> headers;
  private final byte[] body;
  private final int maxBytes;
  private final Duration timeout;

  private OutgoingRequest(
      String method,
      URI uri,
      List<Map.Entry<String, String>> headers,
      byte[] body,
      int maxBytes,
      Duration timeout) {
    this.method = method;
    this.uri = Objects.requireNonNull(uri, "uri");
    this.headers = List.copyOf(headers);
    this.body = body;
    this.maxBytes = maxBytes;
    this.timeout = timeout;
  }

  /** Returns a request that reads; it follows redirects. */
  public static OutgoingRequest get(URI uri) {
    return new OutgoingRequest(
        "GET", uri, List.of(), new byte[0], DEFAULT_MAX_BYTES, DEFAULT_TIMEOUT);
  }

  /** Returns a request that sends something; it follows no redirect. */
  public static OutgoingRequest post(URI uri, String contentType, byte[] body) {
    return new OutgoingRequest(
        "POST",
        uri,
        List.of(Map.entry("Content-Type", contentType)),
        body.clone(),
        DEFAULT_MAX_BYTES,
        DEFAULT_TIMEOUT);
  }

  /** Returns the same with a header more. */
  public OutgoingRequest withHeader(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(name, value));
    return new OutgoingRequest(method, uri, more, body, maxBytes, timeout);
  }

  /** Returns the same whose answer may have so many bytes. */
  public OutgoingRequest withMaxBytes(int bytes) {
    return new OutgoingRequest(method, uri, headers, body, bytes, timeout);
  }

  /** Returns the same with a limit on the time from the beginning to the last byte. */
  public OutgoingRequest withTimeout(Duration limit) {
    return new OutgoingRequest(method, uri, headers, body, maxBytes, limit);
  }

  /** Returns the same to another address, as after a redirect. */
  public OutgoingRequest to(URI other) {
    return new OutgoingRequest(method, other, headers, body, maxBytes, timeout);
  }

  /** Returns the same without a header. */
  public OutgoingRequest withoutHeader(String name) {
    return new OutgoingRequest(
        method,
        uri,
        headers.stream().filter(each -> !each.getKey().equalsIgnoreCase(name)).toList(),
        body,
        maxBytes,
        timeout);
  }

  public String method() {
    return method;
  }

  public URI uri() {
    return uri;
  }

  public List<Map.Entry<String, String>> headers() {
    return headers;
  }

  public byte[] body() {
    return body.clone();
  }

  public int maxBytes() {
    return maxBytes;
  }

  public Duration timeout() {
    return timeout;
  }

  /** Never shows the query and the body, which may carry secrets. */
  @Override
  public String toString() {
    return method + " " + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
  }
}
