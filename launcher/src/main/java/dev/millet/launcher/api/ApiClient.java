package dev.millet.launcher.api;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.data.Instance;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Talks to an instance's API with a bearer token. Blocks; not for several threads at once. */
public final class ApiClient {

  private static final int CONNECT_MILLIS = 10_000;
  private static final int ANSWER_MILLIS = 300_000;

  private final URI base;
  private final String token;
  private final Tls tls;

  public ApiClient(URI base, String token) {
    this(base, token, Tls.CERTIFIED);
  }

  private ApiClient(URI base, String token, Tls tls) {
    this.base = base;
    this.tls = tls;
    this.token = token;
    // the JDK would send a POST twice when a connection breaks
    System.setProperty("sun.net.http.retryPost", "false");
  }

  /** Returns a client with the operator's right. */
  public static ApiClient of(Instance instance) {
    return new ApiClient(instance.url(), instance.token(), Tls.OWN_INSTANCE);
  }

  /** Returns a client of the same instance with another token. */
  public ApiClient with(String otherToken) {
    return new ApiClient(base, otherToken, tls);
  }

  /** The answer to a request. */
  public record Answer(int status, String body) {

    private static final int FIRST_ERROR = 400;

    public boolean isError() {
      return status >= FIRST_ERROR;
    }

    /** Returns the body as an object; empty where it is not a JSON object. */
    public JsonObject json() {
      try (var reader =
          Json.createReader(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))) {
        return reader.readObject();
      } catch (JsonException e) {
        return JsonObject.EMPTY_JSON_OBJECT;
      }
    }

    /** Returns the text of a problem document, for people, without a full stop at its end. */
    public String problem() {
      JsonObject json = json();
      String title = json.getString("title", "");
      String detail = json.getString("detail", "").replaceFirst("\\.$", "");
      if (detail.isEmpty()) {
        return title.isEmpty() ? "status " + status : title;
      }
      return title.isEmpty() ? detail : title + ": " + detail;
    }
  }

  public Answer get(String path) {
    return exchange("GET", path, null, null);
  }

  public Answer post(String path, String contentType, byte[] body) {
    return exchange("POST", path, contentType, body);
  }

  public Answer put(String path, String contentType, byte[] body) {
    return exchange("PUT", path, contentType, body);
  }

  public Answer delete(String path) {
    return exchange("DELETE", path, null, null);
  }

  /**
   * Sends a body of any length; the answer's lines are taken as they come.
   *
   * @return the answer; without a body unless it is an error
   */
  public Answer postStreamed(
      String path, String contentType, InputStream body, Consumer<String> eachLine) {
    try {
      return new StreamedPost(base.resolve(path), tls, token, contentType).send(body, eachLine);
    } catch (IOException | UncheckedIOException e) {
      throw silent(e);
    }
  }

  /**
   * Reads an answer of any length.
   *
   * @param progress is told how many bytes have come
   * @return the answer; without a body unless it is an error
   */
  public Answer download(String path, OutputStream out, LongConsumer progress) {
    try {
      HttpURLConnection connection = opened("GET", path);
      int status = connection.getResponseCode();
      if (status >= Answer.FIRST_ERROR) {
        return new Answer(status, text(connection.getErrorStream()));
      }
      byte[] buffer = new byte[1 << 16];
      long bytes = 0;
      try (InputStream in = connection.getInputStream()) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          out.write(buffer, 0, read);
          bytes += read;
          progress.accept(bytes);
        }
      }
      return new Answer(status, "");
    } catch (IOException e) {
      throw silent(e);
    }
  }

  /**
   * Reads the lines of an answer as they come, until it ends or breaks off; an error has none.
   *
   * @param accept the type that is asked for
   */
  public void lines(String path, String accept, Consumer<String> eachLine) {
    try {
      HttpURLConnection connection = opened("GET", path);
      connection.setRequestProperty("Accept", accept);
      if (connection.getResponseCode() >= Answer.FIRST_ERROR) {
        return;
      }
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          eachLine.accept(line);
        }
      }
    } catch (IOException e) {
      // broken off, as every stream may be: whoever reads it asks for the rest
      return;
    }
  }

  HttpURLConnection opened(String method, String path) throws IOException {
    HttpURLConnection connection = tls.connection(base.resolve(path));
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(ANSWER_MILLIS);
    connection.setInstanceFollowRedirects(false);
    connection.setRequestMethod(method);
    connection.setRequestProperty("Authorization", "Bearer " + token);
    return connection;
  }

  static String text(InputStream in) throws IOException {
    return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  LaunchException silent(Exception e) {
    String reason = e.getMessage() == null ? e.toString() : e.getMessage();
    return new LaunchException(
        ExitCode.FAILED, "The instance at %s does not answer: %s.".formatted(base, reason), e);
  }

  private Answer exchange(String method, String path, String contentType, byte[] body) {
    try {
      HttpURLConnection connection = opened(method, path);
      connection.setRequestProperty("Accept", "application/json, application/x-ndjson");
      if (body != null) {
        connection.setRequestProperty("Content-Type", contentType);
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
          out.write(body);
        }
      }
      int status = connection.getResponseCode();
      try (InputStream in =
          status < Answer.FIRST_ERROR ? connection.getInputStream() : connection.getErrorStream()) {
        return new Answer(status, text(in));
      }
    } catch (IOException e) {
      throw silent(e);
    }
  }
}
