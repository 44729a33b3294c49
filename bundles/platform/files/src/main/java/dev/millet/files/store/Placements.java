package dev.millet.files.store;

import dev.millet.api.files.StoredFile;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.platform.api.files.ContentStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Puts contents in their place. Where that is another machine it may take long: a few are put at
 * once, each by itself, and whoever waits does not wait for the end of it. Thread-safe.
 */
final class Placements implements AutoCloseable {

  /** The code of the problem where a content is still on its way to its place. */
  static final String UNDER_WAY = "files.still-storing";

  private static final int AT_ONCE = 3;
  private static final int RETRY_SECONDS = 5;

  private final FileFolder folder;
  private final ContentStore contents;
  private final Map<String, FutureTask<Void>> underWay = new ConcurrentHashMap<>();
  private ExecutorService threads;
  private boolean closed;

  Placements(FileFolder folder, ContentStore contents) {
    this.folder = folder;
    this.contents = contents;
  }

  /**
   * Puts a file in its place that has arrived; once more does nothing.
   *
   * @param isAvailable whether what may be there already is known to be right
   * @param patience how long to wait for another machine
   * @throws IOException also where it is neither here nor there
   * @throws ProblemException 503 {@link #UNDER_WAY} where that is not enough: it goes on, and is
   *     asked for again
   */
  void place(String id, StoredFile file, boolean isAvailable, Duration patience)
      throws IOException {
    long length = contents.length(file.sha256());
    if (folder.hasArrived(id)) {
      if (!isAvailable || length != file.length()) {
        put(file.sha256(), folder.arrived(id), patience);
      }
      folder.discard(id);
    } else if (length != file.length()) {
      throw new IOException("the content of " + file.sha256() + " is lost");
    }
  }

  /** Puts a content in its place, or waits for whoever does so. */
  private void put(String sha256, Path file, Duration patience) throws IOException {
    if (!contents.isRemote()) {
      contents.put(sha256, file);
      return;
    }
    FutureTask<Void> task =
        underWay.compute(sha256, (name, there) -> isRunning(there) ? there : begun(name, file));
    try {
      task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw underWay();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw underWay();
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  /** One that has ended is forgotten a moment after its callers were told: it is not joined. */
  private static boolean isRunning(FutureTask<Void> task) {
    return task != null && !task.isDone();
  }

  private FutureTask<Void> begun(String sha256, Path file) {
    Callable<Void> put =
        () -> {
          contents.put(sha256, file);
          return null;
        };
    FutureTask<Void> task =
        new FutureTask<>(put) {
          @Override
          protected void done() {
            underWay.remove(sha256, this);
          }
        };
    threads().execute(task);
    return task;
  }

  private synchronized ExecutorService threads() {
    if (closed) {
      throw underWay();
    }
    if (threads == null) {
      threads =
          Executors.newFixedThreadPool(
              AT_ONCE,
              work -> {
                Thread thread = new Thread(work, "files-put");
                thread.setDaemon(true);
                return thread;
              });
    }
    return threads;
  }

  private static IOException failure(Throwable cause) {
    if (cause instanceof RuntimeException failed) {
      throw failed;
    }
    if (cause instanceof Error failed) {
      throw failed;
    }
    return cause instanceof IOException failed ? failed : new IOException(cause);
  }

  private static ProblemException underWay() {
    return Problem.of(
            503,
            UNDER_WAY,
            "The file is still being stored",
            "All bytes have arrived. They are on their way to where files are kept.")
        .retryingAfter(RETRY_SECONDS)
        .toException();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (threads != null) {
      threads.shutdownNow();
    }
  }
}
