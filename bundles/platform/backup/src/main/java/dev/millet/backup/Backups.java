package dev.millet.backup;

import dev.millet.platform.api.archive.ArchiveSource;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes backups, one at a time, on a thread of its own: a large one takes longer than a request or
 * a job may. Others go on writing meanwhile. Thread-safe.
 */
final class Backups implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
  private static final int STOP_SECONDS = 10;

  private final ArchiveSource archives;
  private final BackupFolder folder;
  private final Schedule schedule;
  private final int keepDays;
  private final InstantSource clock;
  private final Instant started;
  private final AtomicReference<Running> running = new AtomicReference<>();
  private final AtomicReference<Failure> failure = new AtomicReference<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "millet-backup");
            made.setDaemon(true);
            return made;
          });

  /** A backup that is being written. */
  static final class Running {

    private final Instant since;
    private volatile long bytes;

    Running(Instant since) {
      this.since = since;
    }

    Instant since() {
      return since;
    }

    /** Returns how much has been written. */
    long bytes() {
      return bytes;
    }
  }

  Backups(
      ArchiveSource archives,
      BackupFolder folder,
      Schedule schedule,
      int keepDays,
      InstantSource clock) {
    this.archives = archives;
    this.folder = folder;
    this.schedule = schedule;
    this.keepDays = keepDays;
    this.clock = clock;
    this.started = now();
  }

  /** Removes what a killed process left, and remembers the last failure. */
  void recover() {
    try {
      folder.removeHalf();
      folder.failure().ifPresent(failure::set);
    } catch (IOException e) {
      LOG.warn("The folder of backups cannot be read: {}", e.toString());
    }
  }

  Schedule schedule() {
    return schedule;
  }

  BackupFolder folder() {
    return folder;
  }

  /** Returns the backups, the newest first. */
  List<Backup> list() {
    try {
      return folder.list();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the backup that is being written; empty where none is. */
  Optional<Running> running() {
    return Optional.ofNullable(running.get());
  }

  /** Returns why the last backup could not be written; empty where it could. */
  Optional<Failure> failure() {
    return Optional.ofNullable(failure.get());
  }

  /** Returns the state that an administrator should know of. */
  State state() {
    Optional<Backup> newest = list().stream().findFirst();
    if (failure.get() != null) {
      return State.FAILED;
    }
    if (schedule.isOverdue(now(), newest.map(Backup::at).orElse(null), started)) {
      return State.OVERDUE;
    }
    return newest.isPresent() ? State.GOOD : State.NONE;
  }

  /** How backups are doing. */
  enum State {
    GOOD,
    NONE,
    OVERDUE,
    FAILED
  }

  /** Begins a backup where one is due. */
  void startIfDue() {
    Instant newest = list().stream().findFirst().map(Backup::at).orElse(null);
    Instant failed = failure().map(Failure::at).orElse(null);
    if (schedule.isDue(now(), newest, failed, started)) {
      start();
    }
  }

  /**
   * Begins a backup.
   *
   * @return whether it did; another one is being written otherwise
   */
  boolean start() {
    Running next = new Running(now());
    if (!running.compareAndSet(null, next)) {
      return false;
    }
    thread.execute(() -> run(next));
    return true;
  }

  private void run(Running current) {
    Path part = null;
    try {
      part = folder.begin(current.since());
      try (OutputStream out = new Counted(Files.newOutputStream(part), current)) {
        archives.write(out);
      }
      try (ZipFile whole = new ZipFile(part.toFile())) {
        LOG.debug("The backup has {} files.", whole.size());
      }
      Backup made = folder.finish(part, current.since());
      part = null;
      failure.set(null);
      LOG.info("Wrote the backup {} ({} bytes).", made.name(), made.bytes());
      folder.removeOld(now(), keepDays);
    } catch (IOException | RuntimeException e) {
      if (thread.isShutdown()) {
        LOG.info("The backup was given up, because the process stops.");
      } else {
        failed(new Failure(current.since(), reason(e)));
      }
    } finally {
      remove(part);
      running.set(null);
    }
  }

  private static String reason(Exception e) {
    String message = e.getMessage() == null ? "" : ": " + e.getMessage();
    return (e.getClass().getSimpleName() + message).replaceAll("\\s+", " ");
  }

  private void failed(Failure last) {
    failure.set(last);
    LOG.error("The backup could not be written to {}: {}", folder.path(), last.reason());
    try {
      folder.remember(last);
    } catch (IOException e) {
      LOG.debug("The failure is not remembered beyond this process.", e);
    }
  }

  private static void remove(Path part) {
    try {
      if (part != null) {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      LOG.warn("{} is left over: {}", part, e.toString());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Ends a backup that is being written; nothing of it remains. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A backup is still being written.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Counts what is written, and ends where the process stops. */
  private static final class Counted extends FilterOutputStream {

    private final Running current;

    Counted(OutputStream out, Running current) {
      super(out);
      this.current = current;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] some, int offset, int length) throws IOException {
      if (Thread.currentThread().isInterrupted()) {
        throw new IOException("The process stops.");
      }
      out.write(some, offset, length);
      current.bytes += length;
    }
  }
}
