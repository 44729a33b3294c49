package dev.millet.backup;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** {@code /api/v1/backups}: the routes for programs. */
final class BackupApi {

  static final Permission READ = Permission.toAdminister("backup.read");
  static final Permission RUN = Permission.toAdminister("backup.run").provenRecently();
  static final Permission DOWNLOAD = Permission.toAdminister("backup.download").provenRecently();

  private static final String PATH = "/api/v1/backups";
  private static final int ACCEPTED = 202;

  private final Backups backups;

  BackupApi(Backups backups) {
    this.backups = backups;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            PATH,
            READ,
            RouteDocument.of("Lists the backups, the newest first, and how they are doing")
                .giving(200, BackupAnswer.class),
            request -> Reply.json(answer())),
        Route.post(
            PATH,
            RUN,
            RouteDocument.of("Begins a backup")
                .describing("It is written in the background; GET tells how far it is.")
                .giving(ACCEPTED, BackupAnswer.class)
                .problems("backup.running"),
            this::start),
        Route.get(
                PATH + "/{name}",
                DOWNLOAD,
                RouteDocument.of("Downloads a backup")
                    .describing(
                        "It has hashes of passwords and tokens in it: keep it as you keep a key.")
                    .problems("not-found"),
                request -> download(backups, request))
            .withTimeout(Duration.ZERO)
            .withSecrets());
  }

  private Reply start(Request request) {
    if (!backups.start()) {
      throw Problem.of(
              409, "backup.running", "A backup is being written", "Wait until it has ended.")
          .toException();
    }
    return Reply.json(ACCEPTED, answer());
  }

  private BackupAnswer answer() {
    // first: whoever is told that none is being written is told of the one that has just ended
    BackupAnswer.Writing writing = backups.running().map(BackupAnswer.Writing::of).orElse(null);
    return new BackupAnswer(
        backups.state().name().toLowerCase(Locale.ROOT),
        backups.schedule().everyHours(),
        writing,
        backups.failure().orElse(null),
        backups.list());
  }

  /** Sends the backup that the path names. */
  static Reply download(Backups backups, Request request) {
    String name = request.parameter("name");
    Path file =
        backups
            .folder()
            .file(name)
            .orElseThrow(() -> Problem.notFound("There is no such backup.").toException());
    return Reply.stream("application/zip", out -> Files.copy(file, out))
        .withHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }
}
