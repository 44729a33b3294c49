package dev.millet.launcher.imports;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.api.ApiClient;
import dev.millet.launcher.run.Console;
import dev.millet.launcher.run.ProgressBar;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sends a file to the importer of a module and reads the answer's lines meanwhile: how far it is,
 * what was refused, and at last a summary. Used once, by one thread.
 */
final class FileImport {

  private final ApiClient client;
  private final Report report;
  private final ProgressBar bar;
  private final Console console;
  private final String target;
  private JsonObject summary;
  private String failure = "the answer has no end";

  /**
   * Prepares an import.
   *
   * @param path the path of the importer's route
   * @param query the parameters of the route; those without a value are left out
   */
  FileImport(
      ApiClient client,
      Report report,
      ProgressBar bar,
      Console console,
      String path,
      Map<String, String> query) {
    this.client = client;
    this.report = report;
    this.bar = bar;
    this.console = console;
    this.target =
        query.entrySet().stream()
            .filter(entry -> entry.getValue() != null)
            .map(
                entry ->
                    entry.getKey()
                        + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", path + "?", ""));
  }

  /**
   * Sends everything.
   *
   * @return what was done
   * @throws LaunchException when the instance refuses the import as a whole, or ends it early
   */
  Summary send(InputStream in) {
    ApiClient.Answer answer =
        client.postStreamed(target, "application/octet-stream", in, this::take);
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
      case "warning" -> console.error(message.getString("reason", ""));
      case "refusal" ->
          report.add(
              new Refusal(
                  message.getJsonNumber("line").longValue(),
                  message.getInt("column", 0),
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
