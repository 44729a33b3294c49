package dev.millet.database.archive;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code /api/v1/archive}: everything out, and into an empty instance. */
public final class ArchiveApi {

  private static final String PATH = "/api/v1/archive";
  private static final String ZIP = "application/zip";
  private static final String LINES = "application/x-ndjson";

  private final Archives archives;
  private final Json json;
  private final AtomicBoolean running = new AtomicBoolean();

  /** How far a restore has come. */
  public record Done(String type, long rows, long total) {}

  /** A restore has ended. */
  public record Summary(
      String type, boolean dryRun, int tables, long rows, String platform, String createdAt) {}

  /** A restore could not be carried out; nothing of it remains. */
  public record Failure(String type, String reason) {}

  public ArchiveApi(Archives archives, Json json) {
    this.archives = archives;
    this.json = json;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
                PATH,
                Permission.toAdminister("database.export").provenRecently(),
                RouteDocument.of("Everything that the instance keeps, as a zip")
                    .describing(
                        "As it is at one moment; others go on writing meanwhile. It has hashes of"
                            + " passwords and tokens in it: keep it as you keep a key."),
                this::export)
            .withTimeout(Duration.ZERO)
            .withSecrets(),
        Route.post(
                PATH,
                Permission.toAdminister("database.import").provenRecently(),
                RouteDocument.of("Fills an empty instance from such a zip")
                    .describing(
                        "All or nothing. The answer is JSON Lines: objects whose 'type' is"
                            + " progress, summary or failure.")
                    .query("dryRun", "boolean", "Only check the archive; false by default")
                    .giving(200, Summary.class)
                    .problems(
                        "invalid",
                        "database.not-empty",
                        "database.archive-unusable",
                        "database.import-running"),
                this::restore)
            .withStreamedBody()
            .withSecrets());
  }

  private Reply export(Request request) {
    String name = "millet-" + LocalDate.now(ZoneOffset.UTC) + ".zip";
    return Reply.stream(ZIP, archives::write)
        .withHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  private Reply restore(Request request) throws IOException {
    boolean dryRun = flag(request);
    if (!running.compareAndSet(false, true)) {
      throw problem(409, "import-running", "An archive is being imported", "Wait until it is.");
    }
    Path file = null;
    boolean goesOn = false;
    try {
      // before the body is sent
      refuseUsed();
      file = kept(request.stream());
      Archives.Taken checked = archives.check(file);
      if (dryRun) {
        return Reply.stream(LINES, out -> say(out, summary(true, checked)));
      }
      Path archive = file;
      goesOn = true;
      return Reply.stream(LINES, out -> restore(archive, out));
    } catch (ArchiveException e) {
      throw problem(422, "archive-unusable", "The archive cannot be imported", e.getMessage());
    } finally {
      if (!goesOn) {
        end(file);
      }
    }
  }

  private void end(Path file) throws IOException {
    running.set(false);
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }

  private void refuseUsed() {
    String used = archives.firstUsed();
    if (used != null) {
      throw problem(
          409,
          "not-empty",
          "The instance is not empty",
          "There is something in "
              + used
              + ". An archive is only imported into an empty instance: start one on an empty data"
              + " directory or an empty database.");
    }
  }

  private static Path kept(InputStream in) throws IOException {
    Path file = Files.createTempFile("millet-archive", ".zip");
    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    return file;
  }

  private void restore(Path file, OutputStream out) throws IOException {
    Listener listener = new Listener(out);
    try {
      Archives.Taken taken =
          archives.restore(file, (done, total) -> listener.say(new Done("progress", done, total)));
      listener.say(summary(false, taken));
    } catch (ArchiveException | DatabaseException e) {
      listener.say(new Failure("failure", e.getMessage()));
    } finally {
      end(file);
    }
  }

  private static Summary summary(boolean dryRun, Archives.Taken taken) {
    return new Summary(
        "summary", dryRun, taken.tables(), taken.rows(), taken.platform(), taken.createdAt());
  }

  /** A client that has gone does not end what it began. */
  private final class Listener {

    private final OutputStream out;
    private boolean gone;

    Listener(OutputStream out) {
      this.out = out;
    }

    void say(Object message) {
      try {
        if (!gone) {
          ArchiveApi.this.say(out, message);
        }
      } catch (IOException e) {
        gone = true;
      }
    }
  }

  private void say(OutputStream out, Object message) throws IOException {
    out.write(json.writeBytes(message));
    out.write('\n');
    out.flush();
  }

  private static boolean flag(Request request) {
    String value = request.query("dryRun").orElse("false");
    if (value.equals("true") || value.equals("false")) {
      return value.equals("true");
    }
    throw Problem.invalid("dryRun", "not-boolean", "'dryRun' is true or false").toException();
  }

  private static RuntimeException problem(int status, String code, String title, String detail) {
    return Problem.of(status, "database." + code, title, detail).toException();
  }
}
