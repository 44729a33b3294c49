package dev.millet.launcher.api;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * Uploads a file (tus 1.0). Where the connection breaks, or the command was killed before, it goes
 * on from what has arrived. Used by one thread.
 */
public final class TusUpload {

  private static final String PATH = "/api/v1/uploads";
  private static final String VERSION = "1.0.0";
  private static final int BUFFER = 1 << 16;
  private static final int MAX_FAILURES = 8;
  private static final long MAX_PAUSE_MILLIS = 30_000;
  private static final Set<String> ON_ITS_WAY = Set.of("receiving", "received");

  /** Another request still ends, the server is busy or restarts: it may be better in a moment. */
  private static final Set<Integer> PASSING = Set.of(408, 409, 423, 429, 500, 502, 503, 504);

  private final ApiClient client;
  private final long firstPauseMillis;

  public TusUpload(ApiClient client) {
    this(client, 500);
  }

  TusUpload(ApiClient client, long firstPauseMillis) {
    this.client = client;
    this.firstPauseMillis = firstPauseMillis;
  }

  /**
   * Uploads a file, and waits until what it is for has taken it.
   *
   * @param metadata what is said with it, such as its purpose
   * @param progress is told how many bytes have been sent
   * @throws LaunchException where the instance refuses it, or does not answer for long
   */
  public void send(FileChannel file, Map<String, String> metadata, LongConsumer progress)
      throws IOException, InterruptedException {
    long length = file.size();
    String said = header(metadata);
    String path = unfinished(said, length).orElseGet(() -> begun(said, length));
    int failures = 0;
    for (long offset = offset(path); offset < length; ) {
      try {
        send(path, file, offset, progress);
        offset = length;
      } catch (IOException e) {
        failures++;
        if (failures > MAX_FAILURES) {
          throw client.silent(e);
        }
        Thread.sleep(Math.min(MAX_PAUSE_MILLIS, firstPauseMillis << failures));
        long arrived = offset(path);
        failures = arrived > offset ? 0 : failures;
        offset = arrived;
      }
    }
    awaitTaken(path);
  }

  private static String header(Map<String, String> metadata) {
    // in a fixed order: by this an unfinished upload is found again
    return new TreeMap<>(metadata)
        .entrySet().stream()
            .map(
                each ->
                    each.getKey()
                        + ' '
                        + Base64.getEncoder()
                            .encodeToString(each.getValue().getBytes(StandardCharsets.UTF_8)))
            .collect(Collectors.joining(","));
  }

  private Optional<String> unfinished(String said, long length) throws IOException {
    ApiClient.Answer list = client.get(PATH);
    if (list.isError()) {
      throw refused(list);
    }
    for (JsonObject each : list.json().getJsonArray("items").getValuesAs(JsonObject.class)) {
      String path = PATH + "/" + URLEncoder.encode(each.getString("id"), StandardCharsets.UTF_8);
      if (each.getJsonNumber("length").longValue() == length && said.equals(head(path))) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  private String head(String path) throws IOException {
    HttpURLConnection connection = opened("HEAD", path);
    return connection.getResponseCode() == HttpURLConnection.HTTP_OK
        ? connection.getHeaderField("Upload-Metadata")
        : "";
  }

  private String begun(String said, long length) {
    try {
      HttpURLConnection connection = opened("POST", PATH);
      connection.setRequestProperty("Upload-Length", Long.toString(length));
      connection.setRequestProperty("Upload-Metadata", said);
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(0);
      connection.getOutputStream().close();
      ApiClient.Answer answer = answer(connection);
      if (answer.isError()) {
        throw refused(answer);
      }
      return connection.getHeaderField("Location");
    } catch (IOException e) {
      throw client.silent(e);
    }
  }

  /** Returns where the upload goes on; the instance may need a moment to come back. */
  private long offset(String path) throws InterruptedException {
    for (int attempt = 0; ; attempt++) {
      try {
        HttpURLConnection connection = opened("HEAD", path);
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_OK) {
          return connection.getHeaderFieldLong("Upload-Offset", 0);
        }
        if (!PASSING.contains(status)) {
          throw refused(client.get(path));
        }
        throw new IOException("status " + status);
      } catch (IOException e) {
        if (attempt == MAX_FAILURES) {
          throw client.silent(e);
        }
        Thread.sleep(Math.min(MAX_PAUSE_MILLIS, firstPauseMillis << attempt));
      }
    }
  }

  private void send(String path, FileChannel file, long offset, LongConsumer progress)
      throws IOException {
    // the JDK's client knows no PATCH
    HttpURLConnection connection = opened("POST", path);
    connection.setRequestProperty("X-HTTP-Method-Override", "PATCH");
    connection.setRequestProperty("Upload-Offset", Long.toString(offset));
    connection.setRequestProperty("Content-Type", "application/offset+octet-stream");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(file.size() - offset);
    file.position(offset);
    try (OutputStream out = connection.getOutputStream()) {
      InputStream in = Channels.newInputStream(file);
      byte[] buffer = new byte[BUFFER];
      long sent = offset;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        sent += read;
        progress.accept(sent);
      }
    }
    ApiClient.Answer answer = answer(connection);
    if (PASSING.contains(answer.status())) {
      throw new IOException(answer.problem());
    }
    if (answer.isError()) {
      throw refused(answer);
    }
  }

  private void awaitTaken(String path) throws InterruptedException {
    for (long pause = 50; ; pause = Math.min(2_000, pause * 2)) {
      ApiClient.Answer answer = client.get(path);
      if (answer.isError()) {
        throw refused(answer);
      }
      String state = answer.json().getString("state", "");
      if (state.equals("done")) {
        return;
      }
      if (!ON_ITS_WAY.contains(state)) {
        throw new LaunchException(ExitCode.REFUSED, "An uploaded file is " + state + ".");
      }
      Thread.sleep(pause);
    }
  }

  private HttpURLConnection opened(String method, String path) throws IOException {
    HttpURLConnection connection = client.opened(method, path);
    connection.setRequestProperty("Tus-Resumable", VERSION);
    connection.setRequestProperty("Accept", "application/json");
    return connection;
  }

  private static ApiClient.Answer answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    boolean error = status >= HttpURLConnection.HTTP_BAD_REQUEST;
    try (InputStream in = error ? connection.getErrorStream() : connection.getInputStream()) {
      return new ApiClient.Answer(status, ApiClient.text(in));
    }
  }

  private static LaunchException refused(ApiClient.Answer answer) {
    return new LaunchException(
        ExitCode.REFUSED, "The upload is refused. " + answer.problem() + ".");
  }
}
