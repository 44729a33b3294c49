package dev.millet.launcher.imports;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.api.ApiClient;
import dev.millet.launcher.run.ProgressBar;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Sends JSON Lines to {@code /api/v1/suggestions/import} and reads the answer's lines meanwhile:
 * how far it is, what was refused, and at last a summary. Used once, by one thread.
 */
final class SuggestionImport {

  private static final String PATH = "/api/v1/suggestions/import";

  private final ApiClient client;
  private final Report report;
  private final ProgressBar bar;
  private final String target;
  private JsonObject summary;
  private String failure = "the answer has no end";

  /**
   * Prepares an import.
   *
   * @param product the product of rows that name none; null where all rows name one
   * @param dryRun whether the rows are only checked
   */
  SuggestionImport(
      ApiClient client, Report report, ProgressBar bar, String product, boolean dryRun) {
    this.client = client;
    this.report = report;
    this.bar = bar;
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
   * @return what was done
   * @throws LaunchException when the instance refuses the import as a whole, or ends it early
   */
  Summary send(InputStream in) {
    ApiClient.Answer answer = client.postStreamed(target, "application/x-ndjson", in, this::take);
    bar.done();
    if (answer.isError()) {
      throw new LaunchException(
          ExitCode.REFUSED, "The import is refused. " + answer.problem() + ".");
    }
    if (summary == null) {
      throw new LaunchException(
          ExitCode.FAILED,
          "The import ended early: %s. What was taken is kept; repeating it goes on from there."
              .formatted(failure));
    }
    return new Summary(summary);
  }

  private void take(String line) {
    JsonObject message = parse(line);
    switch (message.getString("type", "")) {
      case "progress" -> bar.reach(message.getJsonNumber("bytes").longValue());
      case "refusal" ->
          report.add(
              new Refusal(
                  message.getJsonNumber("line").longValue(),
                  message.getString("field", ""),
                  message.getString("reason", "")));
      case "summary" -> summary = message;
      case "failure" ->
          failure =
              "at line %s, %s".formatted(message.get("line"), message.getString("reason", ""));
      default -> {
        // a newer instance may say more
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
