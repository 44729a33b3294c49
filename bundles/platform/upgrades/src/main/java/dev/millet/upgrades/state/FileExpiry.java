package dev.millet.upgrades.state;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away the files that were sent in and that nobody has installed. What runs, what the next
 * start comes up with and what is a way back stays, however old it is. Thread-safe.
 */
public final class FileExpiry {

  /** The time to decide on a plan that was read, however many files come meanwhile. */
  private static final Duration TO_DECIDE = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(FileExpiry.class);
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final ModuleFiles files;
  private final DesiredState desired;
  private final Supplier<List<String>> installed;
  private final Duration age;
  private final long maxBytes;

  /**
   * @param installed the locations of the installed bundles
   * @param age how long a file stays that nobody plans with
   * @param maxBytes how many bytes such files may have together; the oldest go first
   */
  public FileExpiry(
      ModuleFiles files,
      DesiredState desired,
      Supplier<List<String>> installed,
      Duration age,
      long maxBytes) {
    this.files = files;
    this.desired = desired;
    this.installed = installed;
    this.age = age;
    this.maxBytes = maxBytes;
  }

  /** Does it now. A folder that cannot be tidied is no reason to refuse what works. */
  public void tidy() {
    try {
      tidy(Instant.now());
    } catch (IOException e) {
      LOG.warn("Files that nobody installed could not be taken away", e);
    }
  }

  private void tidy(Instant now) throws IOException {
    files.removeUnfinished(now.minus(TO_DECIDE));
    // looked at first: what comes to be needed from here on has been renewed by its plan
    List<ModuleFiles.Aged> all = files.aged();
    Set<String> needed = needed();
    List<ModuleFiles.Aged> idle =
        all.stream().filter(file -> !needed.contains(file.sha256())).toList();
    long total = idle.stream().mapToLong(ModuleFiles.Aged::size).sum();
    for (ModuleFiles.Aged file : idle) {
      boolean old = file.at().isBefore(now.minus(age));
      boolean tooMuch = total > maxBytes && file.at().isBefore(now.minus(TO_DECIDE));
      if ((old || tooMuch) && files.remove(file)) {
        total -= file.size();
        LOG.info("{}, of {}, is taken away: nobody put it in", file.path(), file.at());
      }
    }
  }

  private Set<String> needed() throws IOException {
    Set<String> needed = new HashSet<>();
    for (String location : installed.get()) {
      Matcher sha256 = SHA256.matcher(location);
      while (sha256.find()) {
        needed.add(sha256.group());
      }
    }
    needed.addAll(desired.files());
    return needed;
  }
}
