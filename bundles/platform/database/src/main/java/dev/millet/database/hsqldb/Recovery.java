package dev.millet.database.hsqldb;

import dev.millet.database.engine.Engine;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a database whose files are damaged with what is intact of it: keeps a copy of the files,
 * cuts the log off at the last intact commit, and says what is missing.
 *
 * <p>A kill at any moment leaves files that the next start refuses as damaged, or opens with what
 * is intact. Hence the order: the copy is complete before anything changes, the log is cut off
 * before its sums are, and sums of other files are removed last.
 */
final class Recovery {

  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  /** An attempt to open the database. */
  @FunctionalInterface
  interface Attempt {
    Engine open() throws SQLException;
  }

  private final Path directory;
  private final KeptFiles kept;
  private final Consumer<String> progress;
  private final List<Damage> found = new ArrayList<>();
  private final List<String> repairs = new ArrayList<>();
  private Path copy;

  Recovery(Path directory) {
    this(directory, directory.toFile()::getUsableSpace, LOG::info);
  }

  /**
   * Prepares a recovery of its own room and progress.
   *
   * @param free how many bytes the disk has left
   * @param progress is told of each step before the next one
   */
  Recovery(Path directory, LongSupplier free, Consumer<String> progress) {
    this.directory = directory;
    this.kept = new KeptFiles(directory, free, progress);
    this.progress = progress;
  }

  /**
   * Opens the database, after as many repairs as it takes.
   *
   * @param report is told what is missing, or that nothing is, once the database is open
   * @throws DamagedFilesException where that is not possible: there is no room for the copy, or the
   *     damage cannot be repaired
   */
  Engine open(Attempt attempt, Consumer<String> report) throws SQLException {
    while (true) {
      try {
        Engine engine = attempt.open();
        report.accept(report());
        return engine;
      } catch (DamagedFilesException e) {
        repair(e);
      } catch (SQLException e) {
        throw copy == null ? e : unrepaired(found.get(0), e);
      }
    }
  }

  private void repair(DamagedFilesException e) throws DamagedFilesException {
    Damage damage = e.damage();
    if (found.contains(damage) || !isRepairable(damage)) {
      throw unrepaired(damage, e);
    }
    found.add(damage);
    try {
      if (damage.offset() < 0) {
        openUnchecked(damage);
      } else if (wouldBeDeleted(damage.file())) {
        haveReplayed(damage);
      } else {
        cut(damage);
      }
    } catch (IOException failure) {
      throw new DamagedFilesException(
          damage,
          "It cannot be recovered: "
              + failure.getMessage()
              + (copy == null ? ". Nothing was changed." : ". Its files are kept in " + copy + "."),
          failure);
    }
  }

  /** HSQLDB would begin an empty database in place of files that are gone. */
  private boolean isRepairable(Damage damage) {
    return damage.offset() >= 0 || Files.exists(damage.file());
  }

  private DamagedFilesException unrepaired(Damage damage, SQLException cause) {
    String where = copy == null ? "" : " Its files are kept in " + copy + ".";
    String reason = cause instanceof DamagedFilesException ? "" : ": " + cause.getMessage();
    return new DamagedFilesException(
        damage,
        "It cannot be recovered%s. Put a back-up in its place.%s".formatted(reason, where),
        cause);
  }

  private void openUnchecked(Damage damage) throws IOException {
    keep(
        damage,
        "It is opened as it is, with what can be read of it. Any row may be lost or changed, and"
            + " nobody can tell which: a back-up is better.");
    new StopSums(directory).remove();
    progress.accept("No longer compared with its sums: " + damage.file());
  }

  /** Whether HSQLDB replays the log or deletes it depends on one word in its properties. */
  private boolean wouldBeDeleted(Path log) throws IOException {
    return Files.exists(log) && Files.size(log) > 0 && !ModifiedMark.of(directory).wantsReplay();
  }

  private void haveReplayed(Damage damage) throws IOException {
    keep(damage, ModifiedMark.FILE + " is made to say so. Nothing is missing by that.");
    ModifiedMark.requestReplay(directory);
    progress.accept("The log is to be replayed: " + damage.file());
  }

  private void cut(Damage damage) throws IOException {
    keep(
        damage,
        "It is cut off there: these %s commits in %s bytes are missing."
            .formatted(damage.commits(), damage.bytes()));
    try (RandomAccessFile log = new RandomAccessFile(damage.file().toFile(), "rw")) {
      log.setLength(Math.min(log.length(), damage.offset()));
      log.getFD().sync();
    }
    progress.accept("Cut off at byte " + damage.offset() + ": " + damage.file());
    try (SumFile sums = SumFile.open(directory.resolve("millet.log.sums"))) {
      sums.retain(damage.offset());
    }
    progress.accept("Its sums are cut off, too");
  }

  /** Nothing changes before the files are kept, with a word on what becomes of them. */
  private void keep(Damage damage, String repair) throws IOException {
    String said = damage.text() + " " + repair;
    String noted = Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + said;
    if (copy == null) {
      copy = kept.keep(noted);
    } else {
      KeptFiles.note(copy, noted);
    }
    repairs.add(said);
    progress.accept("The damaged files are kept in " + copy);
  }

  private String report() {
    if (copy != null) {
      return "Recovered a damaged database. %s The files as they were are kept in %s, and %s there says the same."
          .formatted(String.join(" ", repairs), copy, KeptFiles.REPORT);
    }
    String nothing = "There is nothing to recover: no damage was found in " + directory + ".";
    List<Path> earlier = earlier();
    return earlier.isEmpty()
        ? nothing
        : nothing
            + " Kept from earlier recoveries, with what was missing then in %s: %s."
                .formatted(
                    KeptFiles.REPORT,
                    String.join(", ", earlier.stream().map(Path::toString).toList()));
  }

  private List<Path> earlier() {
    try {
      return kept.copies();
    } catch (IOException e) {
      LOG.warn("The copies of earlier recoveries cannot be listed", e);
      return List.of();
    }
  }
}
