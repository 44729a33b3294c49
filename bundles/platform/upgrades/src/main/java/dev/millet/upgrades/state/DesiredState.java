package dev.millet.upgrades.state;

import dev.millet.distribution.DesiredModule;
import dev.millet.distribution.ModulesFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;

/**
 * The state that the next start is to bring about: for each module that was changed since the
 * distribution, the file that is to be installed instead. Written whole, synced and renamed: after
 * a crash the file is the old one or the new one.
 *
 * <p>The file is a {@link ModulesFile}, which the launcher reads before it installs the features.
 * Thread-safe.
 */
public final class DesiredState {

  private final Path file;

  public DesiredState(Path file) {
    this.file = file;
  }

  /** Returns what is wanted of a module; never null. */
  public synchronized DesiredModule of(String module) throws IOException {
    return modules().getOrDefault(module, DesiredModule.NONE);
  }

  /** Returns what is wanted of each module that was ever changed. */
  public synchronized Map<String, DesiredModule> modules() throws IOException {
    return ModulesFile.read(file).modules();
  }

  /** Returns the symbolic names of the bundles that modules share and that were installed. */
  public synchronized Set<String> shared() throws IOException {
    return ModulesFile.read(file).shared().keySet();
  }

  /** Returns the SHA-256 of every file that the next start, or a way back, may need. */
  public synchronized Set<String> files() throws IOException {
    return ModulesFile.read(file).files();
  }

  /**
   * Wants this from now on; durable when it returns.
   *
   * @param modules what is wanted of modules, by name; of the others nothing changes
   * @param shared the SHA-256 of bundles that modules share, by symbolic name; null for one that is
   *     no longer wanted
   */
  public synchronized void want(Map<String, DesiredModule> modules, Map<String, String> shared)
      throws IOException {
    ModulesFile wanted = ModulesFile.read(file);
    wanted.modules().putAll(modules);
    shared.forEach(
        (name, sha256) -> {
          if (sha256 == null) {
            wanted.shared().remove(name);
          } else {
            wanted.shared().put(name, sha256);
          }
        });
    write(wanted);
  }

  private void write(ModulesFile wanted) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try (FileChannel channel =
            FileChannel.open(
                next,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      wanted.write(out);
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
