package dev.millet.builds.imports;

import dev.millet.api.imports.FileImporter;
import dev.millet.api.imports.FileRow;
import dev.millet.api.imports.ImportSession;
import dev.millet.api.imports.RefusedRowException;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.ImportedBuilds;
import dev.millet.builds.channel.Cadence;
import dev.millet.builds.channel.Channel;
import dev.millet.builds.channel.ImportedChannels;
import dev.millet.builds.train.Break;
import dev.millet.builds.train.Breaks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Writes the builds of a file; one that is there stays as it is. */
final class BuildImporter implements FileImporter<ImportedBuild> {

  /** The kind that is counted. */
  static final String BUILDS = "builds";

  private final ImportedChannels channels;
  private final ImportedBuilds builds;
  private final Breaks breaks;
  private final ImportSession session;
  private final BuildRowReader reader;

  BuildImporter(
      ImportedChannels channels, ImportedBuilds builds, Breaks breaks, ImportSession session) {
    this.channels = channels;
    this.builds = builds;
    this.breaks = breaks;
    this.session = session;
    this.reader = new BuildRowReader(session);
  }

  @Override
  public ImportedBuild read(FileRow row) throws RefusedRowException {
    return reader.read(row);
  }

  @Override
  public void preview(List<ImportedBuild> rows) {
    rows.forEach(row -> session.products().preview(row.product()));
    session.tally().of(BUILDS).made(rows.size());
  }

  @Override
  public void write(List<ImportedBuild> rows) {
    int made =
        session.write(
            handle -> {
              int count = 0;
              for (ImportedBuild row : rows) {
                count += write(handle, row) ? 1 : 0;
              }
              return count;
            });
    session.tally().of(BUILDS).made(made);
    session.tally().of(BUILDS).unchanged(rows.size() - made);
  }

  private boolean write(Handle handle, ImportedBuild row) {
    long product = session.products().of(row.product());
    ImportedBuild.ImportedChannel wanted = row.channel();
    Channel channel =
        channels.put(
            handle, product, wanted.slug(), wanted.name(), wanted.cadence(), row.version());
    LocalDate week = week(channel, row.when());
    if (row.when().gap() != null) {
      return week != null && note(handle, channel, week, row.when().gap());
    }
    Long by = session.people().of(row.source(), row.by());
    Instant released = row.when().releasedAt();
    boolean planned = row.when().week() != null && row.when().week() >= 0;
    if (released == null && !planned && week != null) {
      released = channel.cadence().departure(week);
    }
    var build =
        new ImportedBuilds.NewRow(
            new Build.Place(product, channel.id()),
            new Build.Name(row.version(), row.label()),
            week,
            planned ? null : released,
            by,
            row.notes());
    return builds.add(
        handle,
        build,
        row.entries().stream()
            .map(
                line ->
                    new ImportedBuilds.NewLine(
                        line.kind(),
                        line.title(),
                        line.detail(),
                        session.people().of(row.source(), line.engineer()),
                        line.progress(),
                        line.subjects(),
                        line.moved() == null
                            ? null
                            : new ImportedBuilds.NewMove(
                                line.moved().from(),
                                line.moved().reason(),
                                session.people().of(row.source(), line.moved().by()))))
            .toList());
  }

  private boolean note(Handle handle, Channel channel, LocalDate week, ImportedBuild.Gap gap) {
    return breaks.addAbsent(
        handle,
        new Break(
            channel.id(),
            week,
            gap.holiday() ? Break.Kind.HOLIDAY : Break.Kind.MISSED,
            gap.reason()));
  }

  /** Returns the day of a week; null where the channel has no cadence, or no week is named. */
  private LocalDate week(Channel channel, ImportedBuild.When when) {
    Cadence cadence = channel.cadence();
    return cadence == null || when.week() == null
        ? null
        : cadence.upcoming(session.startedAt()).plusWeeks(when.week());
  }
}
