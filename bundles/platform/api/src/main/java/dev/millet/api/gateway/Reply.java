package dev.millet.api.gateway;

import dev.millet.api.lists.Slice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An answer. Immutable; made with the factory methods and refined with the {@code with} methods.
 * The gateway adds what every answer has: security headers, an entity tag, compression.
 *
 * @param status the HTTP status
 * @param headers name and value, in order
 * @param body what follows
 */
public record Reply(int status, List<Map.Entry<String, String>> headers, Body body) {

  public static final String HTML = "text/html; charset=utf-8";
  public static final String JSON = "application/json";
  public static final String TEXT = "text/plain; charset=utf-8";

  /** The header by which {@link #inFrames} tells the gateway; clients do not get it. */
  public static final String FRAMES = "Millet-Frames";

  /** The body of an answer. */
  public sealed interface Body
      permits Empty, Bytes, JsonValue, Streamed, Later, Events, FileContent, Received {}

  /** Nothing. */
  public record Empty() implements Body {}

  /** Finished bytes. */
  public record Bytes(String contentType, byte[] content) implements Body {}

  /** A value that the gateway writes with the mapper of the handler's generation. */
  public record JsonValue(Object value) implements Body {}

  /** Bytes written as they come; the lease is held until the writer returns. */
  public record Streamed(String contentType, StreamWriter writer) implements Body {}

  /** An answer that comes later; the lease is held until it has been sent. */
  public record Later(CompletionStage<Reply> reply) implements Body {}

  /** Server-sent events; closed by the platform when the generation retires. */
  public record Events(EventSource source) implements Body {}

  /**
   * An answer that is given when the request's body has been received, by a part of the platform
   * and without a lease. Only the platform implements it.
   *
   * @since 1.5
   */
  @ProviderType
  public non-sealed interface Received extends Body {}

  public Reply {
    headers = List.copyOf(headers);
  }

  private static Reply of(int status, Body body) {
    return new Reply(status, List.of(), body);
  }

  public static Reply empty(int status) {
    return of(status, new Empty());
  }

  public static Reply noContent() {
    return empty(204);
  }

  public static Reply json(Object value) {
    return of(200, new JsonValue(value));
  }

  public static Reply json(int status, Object value) {
    return of(status, new JsonValue(value));
  }

  /** Answers with a slice of a list: {@code items}, and {@code next} where there is more. */
  public static Reply list(Slice<?> slice) {
    return json(slice);
  }

  /** 201 with the place of what was made. */
  public static Reply created(String location, Object value) {
    return json(201, value).withHeader("Location", location);
  }

  public static Reply html(String html) {
    return bytes(HTML, html.getBytes(StandardCharsets.UTF_8));
  }

  public static Reply text(String text) {
    return bytes(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  public static Reply bytes(String contentType, byte[] content) {
    return of(200, new Bytes(contentType, content));
  }

  /** 303: the browser goes there with a GET; the target is a path of this site. */
  public static Reply seeOther(String path) {
    if (!SitePath.isOne(path)) {
      throw new IllegalArgumentException("not a path on this site: " + path);
    }
    return empty(303).withHeader("Location", path);
  }

  public static Reply stream(String contentType, StreamWriter writer) {
    return of(200, new Streamed(contentType, writer));
  }

  public static Reply later(CompletionStage<Reply> reply) {
    return of(200, new Later(reply));
  }

  public static Reply events(EventSource source) {
    return of(200, new Events(source));
  }

  /**
   * Answers with a kept file. Who may have it is decided by the handler, before; it is asked for
   * every request, also for {@code HEAD} and for each range. The platform sends it after the lease
   * has ended. It answers conditions and ranges by itself, so the status stays 200.
   *
   * @since 1.5
   */
  public static Reply file(FileContent content) {
    return of(200, content);
  }

  /**
   * Lets pages of any other site show the answer in a frame, which is refused otherwise. There it
   * is without the reader's session; to keep it so, such a page has nothing that a reader could
   * press except links.
   *
   * @since 1.6
   */
  public Reply inFrames() {
    return withHeader(FRAMES, "any");
  }

  public Reply withStatus(int code) {
    return new Reply(code, headers, body);
  }

  public Reply withHeader(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(name, value));
    return new Reply(status, more, body);
  }

  /** Sets the entity tag: a strong one, without its quotes. */
  public Reply withEntityTag(String tag) {
    return withHeader("ETag", "\"" + tag + "\"");
  }

  /**
   * Sets a cookie that scripts cannot read and other sites cannot send along ({@code HttpOnly},
   * {@code SameSite=Lax}, {@code Path=/}); over TLS it is {@code Secure}.
   *
   * @param value without characters that a cookie cannot carry
   * @param age how long the browser keeps it; zero removes it, null keeps it until the browser ends
   */
  public Reply withCookie(String name, String value, Duration age) {
    String lifetime = age == null ? "" : "; Max-Age=" + age.toSeconds();
    return withHeader(
        "Set-Cookie", name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + lifetime);
  }
}
