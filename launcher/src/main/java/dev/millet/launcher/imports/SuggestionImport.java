package dev.millet.launcher.imports;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.api.ApiClient;
import dev.millet.launcher.run.ProgressBar;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sends JSON Lines to {@code /api/v1/suggestions/import}, piece by piece. The instance answers each
 * with JSON lines of its own: the refused rows, and a summary. Rows carry the id of their source,
 * so that sending one again changes nothing.
 */
final class SuggestionImport {

  private static final String PATH = "/api/v1/suggestions/import";
  private static final int BATCH_LINES = 500;
  private static final int BATCH_BYTES = 1 << 20;
  private static final int TOO_LARGE = 413;

  private final ApiClient client;
  private final Report report;
  private final String target;

  /**
   * Prepares an import.
   *
   * @param product the product that the rows are for; null where they say it themselves
   * @param dryRun whether the rows are only checked
   */
  SuggestionImport(ApiClient client, Report report, String product, boolean dryRun) {
    this.client = client;
    this.report = report;
    this.target =
        PATH
            + "?dryRun="
            + dryRun
            + (product == null
                ? ""
                : "&product=" + URLEncoder.encode(product, StandardCharsets.UTF_8));
  }

  /**
   * Sends everything.
   *
   * @return what the instance counted, by name
   * @throws LaunchException when the instance refuses the import as a whole
   */
  Map<String, Long> send(InputStream in, ProgressBar bar) throws IOException {
    Batches batches = new Batches(in, BATCH_LINES, BATCH_BYTES);
    Map<String, Long> counts = new TreeMap<>();
    Optional<Batch> batch = batches.next();
    while (batch.isPresent()) {
      send(batch.get(), counts);
      bar.add(batch.get().bytes().length);
      batch = batches.next();
    }
    bar.done();
    return counts;
  }

  private void send(Batch batch, Map<String, Long> counts) {
    ApiClient.Answer answer = client.post(target, "application/x-ndjson", batch.bytes());
    if (answer.status() == TOO_LARGE && batch.lines() == 1) {
      report.add(new Refusal(batch.firstLine(), "", "the row is too large"));
      return;
    }
    if (answer.isError()) {
      throw new LaunchException(
          ExitCode.REFUSED,
          "The import is refused at line %d: %s".formatted(batch.firstLine(), answer.problem()));
    }
    answer
        .body()
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> take(line, batch, counts));
  }

  private void take(String line, Batch batch, Map<String, Long> counts) {
    JsonObject object = parse(line);
    switch (object.getString("type", "")) {
      case "refused" ->
          report.add(
              new Refusal(
                  batch.firstLine() - 1 + object.getInt("line"),
                  object.getString("field", ""),
                  object.getString("reason", "")));
      case "summary" ->
          object.forEach(
              (name, value) -> {
                if (value instanceof JsonNumber number) {
                  counts.merge(name, number.longValue(), Long::sum);
                }
              });
      case "failed" ->
          throw new LaunchException(ExitCode.REFUSED, object.getString("reason", "It failed."));
      default -> {
        // progress within a piece says nothing that the number of pieces does not
      }
    }
  }

  private static JsonObject parse(String line) {
    try (var reader = Json.createReader(new StringReader(line))) {
      return reader.readObject();
    } catch (JsonException e) {
      throw new LaunchException(
          ExitCode.FAILED, "The instance's answer cannot be read: " + e.getMessage() + ".", e);
    }
  }
}
