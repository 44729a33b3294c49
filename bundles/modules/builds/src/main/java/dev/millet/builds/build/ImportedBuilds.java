package dev.millet.builds.build;

import dev.millet.api.database.Database;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Writes builds that were released elsewhere. Nobody is told of these. */
public final class ImportedBuilds {

  private final Database database;
  private final Builds builds;
  private final Shipping shipping;

  /**
   * A build.
   *
   * @param departure the day for which it is planned, or was; null for none
   * @param releasedAt null for one that is planned
   * @param by null for nobody
   */
  public record NewRow(
      Build.Place place,
      Build.Name name,
      LocalDate departure,
      Instant releasedAt,
      Long by,
      Map<String, String> notes) {}

  /**
   * An entry.
   *
   * @param engineer null for nobody
   * @param moved null where it was not moved
   */
  public record NewLine(
      EntryKind kind,
      String title,
      String detail,
      Long engineer,
      Progress progress,
      List<Subject> subjects,
      NewMove moved) {}

  /**
   * An entry that was planned for an earlier version.
   *
   * @param by null for nobody
   */
  public record NewMove(String from, String reason, Long by) {}

  /** Makes the imports of a database. */
  public ImportedBuilds(Database database, Builds builds, Shipping shipping) {
    this.database = database;
    this.builds = builds;
    this.shipping = shipping;
  }

  /**
   * Adds a build with its entries.
   *
   * @return false where the channel has the version already
   */
  public boolean add(Handle handle, NewRow row, List<NewLine> lines) {
    if (builds.find(handle, row.place().channel(), row.name().version()).isPresent()) {
      return false;
    }
    boolean released = row.releasedAt() != null;
    Instant at = released ? row.releasedAt() : database.now();
    BuildStatus status = released ? BuildStatus.RELEASED : BuildStatus.DRAFT;
    Build build =
        builds.insert(
            handle,
            new Build(
                0,
                row.place(),
                row.name(),
                new Build.Update(null, Criticality.NORMAL),
                row.departure(),
                new Build.State(status, at, row.by(), null),
                released ? new Build.Release(null, at, row.by()) : null,
                new Build.Made(at, row.by(), null),
                1));
    row.notes().forEach((language, text) -> builds.notes().put(handle, build.id(), language, text));
    int position = 1;
    for (NewLine line : lines) {
      add(handle, build, line, position);
      position++;
    }
    shipping.imported(handle, build);
    return true;
  }

  private void add(Handle handle, Build build, NewLine line, int position) {
    Entry entry =
        builds
            .entries()
            .insert(
                handle,
                new Entry(
                    0,
                    build.id(),
                    line.kind(),
                    line.title(),
                    line.detail(),
                    line.engineer(),
                    line.progress(),
                    position,
                    1),
                line.subjects());
    if (line.moved() != null) {
      builds
          .find(handle, build.place().channel(), line.moved().from())
          .ifPresent(
              from ->
                  builds
                      .entries()
                      .moves()
                      .add(
                          handle,
                          new Move(
                              0,
                              entry.id(),
                              from.id(),
                              build.id(),
                              line.moved().reason(),
                              database.now(),
                              line.moved().by())));
    }
  }
}
