package dev.millet.tests.lingering;

import dev.millet.tests.Api;
import dev.millet.tests.Loops;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Callers who stay inside for long: slow answers of two seconds, answers in pieces, event streams
 * that are read until they end and opened again, imports whose body takes two seconds to arrive,
 * and calls that pass through three modules.
 */
public final class LingeringLoad implements AutoCloseable {

  private static final String ROOT = "/api/v1/lingering";

  private final Loops loops = new Loops();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Api api;
  private final String operator;
  private final AtomicLong ticks = new AtomicLong();
  private final AtomicLong streams = new AtomicLong();

  /**
   * Prepares it; nothing is sent yet.
   *
   * @param product where imported suggestions go
   */
  public LingeringLoad(Api api, String operator, String product, List<Long> suggestions) {
    this.api = api;
    this.operator = operator;
    loops.add(round -> loops.expect(api.get(ROOT + "/slow", null), 200));
    loops.add(round -> loops.expect(api.get(ROOT + "/slow", null), 200));
    loops.add(round -> pieces());
    loops.add(round -> events());
    loops.add(round -> tick());
    loops.add(
        round -> {
          slowImport(product, round);
          pause(Lingering.SLOW_MILLIS);
        });
    loops.add(round -> support(suggestions.get(round % suggestions.size())));
  }

  public LingeringLoad start() {
    loops.start();
    return this;
  }

  /** Stops, and waits for the answers that are still out. */
  @Override
  public void close() throws InterruptedException {
    loops.stop();
    // Who reads an event stream looks up at the next event.
    tick();
    loops.close();
  }

  public List<String> failures() {
    return loops.failures();
  }

  /** How many events have come. */
  public long ticks() {
    return ticks.get();
  }

  /** How often an event stream was opened. */
  public long streams() {
    return streams.get();
  }

  private void pieces() {
    HttpResponse<String> answer = api.get(ROOT + "/pieces", null);
    loops.expect(answer, 200);
    if (answer.body().lines().count() != Lingering.PIECES) {
      loops.failed("half an answer: " + answer.body());
    }
  }

  /** Reads until the stream ends; a stream that is cut off instead of ended fails to be read. */
  private void events() throws IOException {
    HttpRequest request = HttpRequest.newBuilder(api.root().resolve(ROOT + "/events")).build();
    try {
      HttpResponse<Stream<String>> answer = http.send(request, BodyHandlers.ofLines());
      if (answer.statusCode() != 200) {
        loops.failed("events: " + answer.statusCode());
      }
      streams.incrementAndGet();
      try (Stream<String> lines = answer.body()) {
        lines
            .takeWhile(line -> !loops.isDone())
            .filter(line -> line.equals("event: tick"))
            .forEach(line -> ticks.incrementAndGet());
      }
    } catch (UncheckedIOException cutOff) {
      loops.failed("the event stream broke off: " + cutOff);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void tick() {
    loops.expect(api.post(ROOT + "/ticks", operator, "{}"), 204);
    pause(20);
  }

  private void support(long suggestion) {
    HttpResponse<String> answer = api.get(ROOT + "/support/" + suggestion, null);
    loops.expect(answer, 200);
    if (!answer.body().matches("\\d+ Suggestion \\d+")) {
      loops.failed("the other modules said: " + answer.body());
    }
  }

  /** Stays inside suggestions for two seconds, and writes at the end of them. */
  private void slowImport(String product, int round) throws IOException {
    String row =
        "{\"id\":\"%d\",\"source\":\"slow\",\"title\":\"Row %d\",\"author\":\"importer\"}\n"
            .formatted(round, round);
    HttpRequest request =
        HttpRequest.newBuilder(api.root().resolve("/api/v1/suggestions/import?product=" + product))
            .header("Authorization", "Bearer " + operator)
            .header("Content-Type", "application/jsonl")
            .POST(BodyPublishers.ofInputStream(() -> late(row)))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      loops.expect(answer, 200);
      if (!answer.body().contains("\"summary\"")) {
        loops.failed("the import was not finished: " + answer.body());
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static InputStream late(String row) {
    byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
    return new SequenceInputStream(
        new ByteArrayInputStream("\n".getBytes(StandardCharsets.UTF_8)),
        new InputStream() {
          private InputStream rest;

          @Override
          public int read() throws IOException {
            throw new UnsupportedOperationException("read in blocks");
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            if (rest == null) {
              pause(Lingering.SLOW_MILLIS);
              rest = new ByteArrayInputStream(bytes);
            }
            return rest.read(into, offset, length);
          }
        });
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
