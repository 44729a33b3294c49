package dev.millet.launcher.archive;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.api.ApiClient;
import dev.millet.launcher.run.Console;
import dev.millet.launcher.run.ProgressBar;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Fills an empty instance from an archive. Used once, by one thread. */
public final class ArchiveImport {

  private static final String PATH = "/api/v1/archive";
  private static final byte[] ZIP = {'P', 'K'};

  private final ApiClient client;
  private final Console console;
  private ProgressBar bar;
  private JsonObject summary;
  private String failure = "the answer has no end";

  public ArchiveImport(ApiClient client, Console console) {
    this.client = client;
    this.console = console;
  }

  /** Returns whether a file looks like an archive. */
  public static boolean isArchive(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
    }
  }

  /**
   * Sends the archive.
   *
   * @throws LaunchException where it is refused; the instance is empty then as it was
   */
  public void send(Path file, boolean dryRun) throws IOException {
    console.progress(dryRun ? "checking the archive" : "sending the archive");
    ApiClient.Answer answer;
    try (InputStream in = Files.newInputStream(file)) {
      answer = client.postStreamed(PATH + "?dryRun=" + dryRun, "application/zip", in, this::take);
    }
    if (bar != null) {
      bar.done();
    }
    if (answer.isError()) {
      throw new LaunchException(
          ExitCode.REFUSED, "The archive is refused. " + answer.problem() + ".");
    }
    if (summary == null) {
      throw new LaunchException(ExitCode.FAILED, "The import failed: " + failure);
    }
    console.say(
        String.format(
            Locale.ROOT,
            "%s %s: %,d rows in %d tables, written by Millet %s at %s.",
            dryRun ? "Checked, nothing is changed:" : "Imported",
            file,
            summary.getJsonNumber("rows").longValue(),
            summary.getInt("tables"),
            summary.getString("platform", "?"),
            summary.getString("createdAt", "?")));
  }

  private void take(String line) {
    JsonObject message;
    try (var reader = Json.createReader(new StringReader(line))) {
      message = reader.readObject();
    } catch (JsonException e) {
      throw new LaunchException(
          ExitCode.FAILED, "The instance's answer cannot be read: " + e.getMessage() + ".", e);
    }
    switch (message.getString("type", "")) {
      case "progress" -> {
        if (bar == null) {
          bar = new ProgressBar(console, "importing", message.getJsonNumber("total").longValue());
        }
        bar.reach(message.getJsonNumber("rows").longValue());
      }
      case "summary" -> summary = message;
      case "failure" -> failure = message.getString("reason", "");
      default -> {
        // a newer instance may say more
      }
    }
  }
}
