package dev.millet.files.store;

import dev.millet.api.files.StoredFile;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.jobs.Next;
import dev.millet.platform.api.files.ContentStore;
import dev.millet.platform.api.files.ContentStore.Content;
import dev.millet.platform.api.files.OpenFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whether the files are still there, and removes those that nobody needs. */
public final class FileChecks {

  private static final Logger LOG = LoggerFactory.getLogger(FileChecks.class);
  private static final Duration GRACE = Duration.ofHours(1);
  private static final Duration UNFINISHED = Duration.ofDays(2);
  private static final Duration UNTIL_VERIFIED_AGAIN = Duration.ofDays(1);
  private static final int CHUNK = 200;
  private static final int PAGE = 1000;
  private static final int NAMED = 3;

  private final StoredFiles files;
  private final FileRows rows;
  private final ContentStore contents;
  private final Duration keep;
  private final long verifyBytes;
  private final InstantSource clock;

  /**
   * Makes the checks.
   *
   * @param keep for how long a file is kept that nobody needs any more
   * @param verifyBytes how much is read again in one run; 0 for nothing
   */
  public FileChecks(StoredFiles files, Duration keep, long verifyBytes, InstantSource clock) {
    this.files = files;
    this.rows = files.rows();
    this.contents = files.contents();
    this.keep = keep;
    this.verifyBytes = verifyBytes;
    this.clock = clock;
  }

  /** Returns what is wrong with the files; empty where all of them are there. */
  public Optional<String> complaint() {
    Optional<String> store = contents.complaint();
    if (store.isPresent()) {
      return store;
    }
    List<String> missing = rows.inState(FileState.MISSING, CHUNK);
    List<String> damaged = rows.inState(FileState.DAMAGED, CHUNK);
    if (missing.isEmpty() && damaged.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        ("%s files are missing and %s are damaged, such as %s: copy them from a backup into %s, or"
                + " upload them again")
            .formatted(
                missing.size(),
                damaged.size(),
                String.join(
                    ", ", (missing.isEmpty() ? damaged : missing).stream().limit(NAMED).toList()),
                contents.place()));
  }

  /** Finds out whether another machine that keeps the files works again, though nobody asks it. */
  public Next reach(JobRun run) {
    if (contents.isDown()) {
      contents.complaint();
    }
    return Next.LATER;
  }

  /** Looks whether every file is in its place, with its length. */
  public Next look(JobRun run) throws IOException {
    String last = "";
    List<FileRow> some;
    do {
      some = rows.after(last, CHUNK);
      if (!some.isEmpty()) {
        String end = some.get(some.size() - 1).sha256();
        Map<String, Long> lengths = lengths(last, end);
        for (FileRow row : some) {
          look(row, lengths.getOrDefault(row.sha256(), -1L));
        }
        last = end;
      }
    } while (some.size() == CHUNK && !run.isEnding());
    return Next.LATER;
  }

  /** Returns the lengths of the contents that are there, behind one name and up to another. */
  private Map<String, Long> lengths(String after, String end) throws IOException {
    Map<String, Long> lengths = new HashMap<>();
    String last = after;
    List<Content> page;
    do {
      page = contents.list(last, PAGE);
      for (Content each : page) {
        lengths.put(each.sha256(), each.length());
        last = each.sha256();
      }
    } while (!page.isEmpty() && last.compareTo(end) < 0);
    return lengths;
  }

  private void look(FileRow row, long length) throws IOException {
    if (row.state() == FileState.PENDING) {
      return;
    }
    FileState found =
        length < 0
            ? FileState.MISSING
            : length == row.byteLength() ? FileState.AVAILABLE : FileState.DAMAGED;
    if (found == FileState.AVAILABLE && row.state() != FileState.AVAILABLE) {
      // what came back is read before it is believed
      verify(row);
    } else if (found != row.state()) {
      LOG.error("The content of the file {} is {}.", row.sha256(), found);
      rows.setState(row.sha256(), found);
    }
  }

  /**
   * Reads some files again, those first that were not read for longest. Another machine that keeps
   * them finds damage by itself, and may be paid for each byte.
   */
  public Next verify(JobRun run) {
    if (contents.isRemote()) {
      return Next.LATER;
    }
    Instant before = clock.instant().minus(UNTIL_VERIFIED_AGAIN);
    long left = verifyBytes;
    while (left > 0 && !run.isEnding()) {
      Optional<FileRow> next = rows.leastVerified(before);
      if (next.isEmpty()) {
        break;
      }
      verify(next.get());
      left -= Math.max(1, next.get().byteLength());
    }
    return Next.LATER;
  }

  private void verify(FileRow row) {
    FileState found = row.state() == FileState.PENDING ? FileState.PENDING : read(row);
    if (found == FileState.MISSING || found == FileState.DAMAGED) {
      LOG.error("The content of the file {} is {}.", row.sha256(), found);
    }
    rows.setVerified(row.sha256(), found, clock.instant());
  }

  private FileState read(FileRow row) {
    try (OpenFile file = contents.open(row.sha256())) {
      StoredFile found = Hashes.of(file).file();
      return found.equals(row.file()) ? FileState.AVAILABLE : FileState.DAMAGED;
    } catch (NoSuchFileException e) {
      return FileState.MISSING;
    } catch (IOException e) {
      LOG.warn("The file {} cannot be read", row.sha256(), e);
      return FileState.DAMAGED;
    }
  }

  /** Removes files that nobody needs any more, and takes in those that no row knows. */
  public Next collect(JobRun run) throws IOException {
    Instant now = clock.instant();
    Instant neverHeld = now.minus(GRACE);
    Instant held = now.minus(keep.compareTo(GRACE) < 0 ? GRACE : keep);
    List<FileRow> some = rows.unheld(neverHeld, held, CHUNK);
    for (FileRow row : some) {
      remove(row);
    }
    adopt(run);
    contents.tidy(now.minus(UNFINISHED));
    return some.size() == CHUNK ? Next.NOW : Next.LATER;
  }

  private void remove(FileRow row) throws IOException {
    try (ContentLocks.Held held = files.locks().lock(row.sha256())) {
      if (rows.deleteUnheld(row)) {
        contents.delete(row.sha256());
        LOG.info("Removed the file {}, which nothing needs any more.", row.sha256());
      }
    }
  }

  /**
   * Takes in files without a row, as after an older backup of the database was restored: a newer
   * one may still know them. They are kept as long as one that was released today.
   */
  private void adopt(JobRun run) throws IOException {
    String last = "";
    List<Content> page;
    do {
      page = contents.list(last, PAGE);
      Set<String> unknown = new LinkedHashSet<>(page.stream().map(Content::sha256).toList());
      rows.find(List.copyOf(unknown)).forEach(row -> unknown.remove(row.sha256()));
      for (String name : unknown) {
        adopt(name);
      }
      last = page.isEmpty() ? last : page.get(page.size() - 1).sha256();
    } while (!page.isEmpty() && !run.isEnding());
  }

  private void adopt(String name) throws IOException {
    try (ContentLocks.Held held = files.locks().lock(name);
        OpenFile file = contents.open(name)) {
      StoredFile found = Hashes.of(file).file();
      if (found.sha256().equals(name)) {
        rows.adopt(found);
      } else {
        contents.delete(name);
      }
    } catch (NoSuchFileException e) {
      LOG.debug("{} was removed meanwhile", name);
    }
  }
}
