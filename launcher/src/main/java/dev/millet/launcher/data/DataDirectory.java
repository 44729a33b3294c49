package dev.millet.launcher.data;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.stream.Stream;

/** The directory with everything that an instance keeps, locked for as long as this is open. */
public final class DataDirectory implements AutoCloseable {

  private static final String LOCK = "lock";

  private final Path path;
  private final boolean fresh;
  private final int tightened;
  private final FileChannel channel;

  private DataDirectory(Path path, boolean fresh, int tightened, FileChannel channel) {
    this.path = path;
    this.fresh = fresh;
    this.tightened = tightened;
    this.channel = channel;
  }

  /**
   * Makes the directory where it does not exist, locks it and checks which version wrote it.
   *
   * @param version the version that is about to use it
   * @throws LaunchException when it is in use, cannot be written, or is too new
   */
  public static DataDirectory open(Path path, String version) {
    FileChannel channel = null;
    try {
      OwnerOnly.create(path);
      boolean fresh = isEmpty(path);
      channel =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw locked(path);
      }
      // of the files that this process makes nobody is told
      OwnerOnly.tighten(path.resolve(LOCK));
      int tightened = OwnerOnly.tighten(path);
      new WrittenBy(path).check(version);
      OwnerOnly.tighten(path);
      InstanceFile.in(path).delete();
      return new DataDirectory(path, fresh, fresh ? 0 : tightened, channel);
    } catch (IOException e) {
      throw new LaunchException(
          ExitCode.DATA_UNUSABLE,
          "The data directory %s cannot be used: %s. Give the user that runs Millet the right to write there, or choose another with --data."
              .formatted(path, reason(e)),
          e);
    } catch (LaunchException e) {
      close(channel);
      throw e;
    }
  }

  /** Returns whether another process holds the lock now. */
  public static boolean isInUse(Path path) {
    Path file = path.resolve(LOCK);
    if (!Files.isWritable(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (IOException e) {
      return false;
    }
  }

  public Path path() {
    return path;
  }

  /** Returns whether it was empty when it was opened. */
  public boolean isFresh() {
    return fresh;
  }

  /**
   * Returns the number of its files and directories that other users could read until it was
   * opened.
   */
  public int tightened() {
    return tightened;
  }

  /** Returns the framework's own directory, wiped at each start. */
  public Path framework() {
    return path.resolve("framework");
  }

  @Override
  public void close() {
    InstanceFile.in(path).delete();
    close(channel);
  }

  private static void close(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new LaunchException(
          ExitCode.DATA_UNUSABLE, "The lock cannot be released: " + e.getMessage() + ".", e);
    }
  }

  private static boolean isEmpty(Path path) throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    }
  }

  private static LaunchException locked(Path path) {
    String owner =
        InstanceFile.in(path)
            .read()
            .map(instance -> " (process %s, %s)".formatted(instance.pid(), instance.url()))
            .orElse("");
    return new LaunchException(
        ExitCode.DATA_LOCKED,
        "The data directory %s is in use by another instance%s. Stop that one, or choose another directory with --data."
            .formatted(path, owner));
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    String kind = e.getClass().getSimpleName().replaceAll("Exception$", "");
    String words = kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return words + " (" + message + ")";
  }
}
