package dev.millet.upgrades.state;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What the next start is to come up with: for each module that was changed since the distribution,
 * the file that is to be installed instead. Written whole, synced and renamed: after a crash the
 * file is the old one or the new one.
 *
 * <p>A file of properties: {@code <module> = <sha256>}, and {@code <module>.previous} for what it
 * replaced, {@code <module>.back = true} where it was the way back; the launcher reads it before it
 * installs the features.
 */
public final class DesiredState {

  private final Path file;

  public DesiredState(Path file) {
    this.file = file;
  }

  /** The file of a module; empty where the distribution's is wanted. */
  public synchronized Optional<String> of(String module) throws IOException {
    return Optional.ofNullable(read().get(module));
  }

  /** What a module had before; empty where that was the distribution's, or nothing. */
  public synchronized Optional<String> previous(String module) throws IOException {
    return Optional.ofNullable(read().get(module + ".previous"));
  }

  /**
   * Wants these files from now on; durable when this returns.
   *
   * @param files the SHA-256 of each module's file
   * @param back whether they are the way back, and stand in for newer ones of the distribution
   */
  public synchronized void want(Map<String, String> files, boolean back) throws IOException {
    Map<String, String> state = read();
    files.forEach(
        (module, sha256) -> {
          String before = state.put(module, sha256);
          state.remove(module + ".back");
          if (back) {
            state.put(module + ".back", "true");
          }
          if (before == null) {
            state.remove(module + ".previous");
          } else {
            state.put(module + ".previous", before);
          }
        });
    write(state);
  }

  private Map<String, String> read() throws IOException {
    Map<String, String> state = new TreeMap<>();
    if (Files.exists(file)) {
      Properties properties = new Properties();
      try (InputStream in = Files.newInputStream(file)) {
        properties.load(in);
      }
      properties.stringPropertyNames().forEach(key -> state.put(key, properties.getProperty(key)));
    }
    return state;
  }

  private void write(Map<String, String> state) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Properties properties = new Properties();
    properties.putAll(state);
    try (FileChannel channel =
            FileChannel.open(
                next,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      properties.store(out, "Written by Millet: what the next start comes up with.");
      channel.force(true);
    }
    try {
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("the data directory must be one file system: " + file, e);
    }
    try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }
}
