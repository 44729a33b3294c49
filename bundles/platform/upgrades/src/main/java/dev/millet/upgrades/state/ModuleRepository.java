package dev.millet.upgrades.state;

import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.candidate.CandidateReader;
import dev.millet.upgrades.problem.RejectedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.osgi.framework.Bundle;

/**
 * Everything that could be installed: what was sent in, and what came with the distribution. A file
 * is named by the SHA-256 of its content, wherever it lies. Thread-safe.
 */
public final class ModuleRepository {

  private static final String REFERENCE = "reference:";

  private final ModuleFiles files;
  private final Distribution distribution;
  private final CandidateReader reader;

  /**
   * Something that could be installed.
   *
   * @param distributed whether it came with the distribution; else it was sent in
   */
  public record Item(Candidate candidate, boolean distributed) {}

  public ModuleRepository(ModuleFiles files, Distribution distribution, CandidateReader reader) {
    this.files = files;
    this.distribution = distribution;
    this.reader = reader;
  }

  public Distribution distribution() {
    return distribution;
  }

  /** The file of this content; empty if it does not exist. */
  public Optional<Path> find(String sha256) throws IOException {
    Optional<Path> sent = files.find(sha256);
    return sent.isPresent() ? sent : distributed(sha256);
  }

  private Optional<Path> distributed(String sha256) throws IOException {
    List<Path> distributed = new ArrayList<>(distribution.jars());
    distributed.addAll(distribution.features());
    for (Path file : distributed) {
      if (CandidateReader.sha256(file).equals(sha256)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /**
   * The file of this content, to plan with: it does not expire before the plan could be made. Empty
   * where there is none.
   */
  public Optional<Path> forPlan(String sha256) throws IOException {
    Optional<Path> file = find(sha256);
    // what has expired in between may still be in the distribution
    return isGone(file) ? find(sha256) : file;
  }

  /** Returns the jar that was sent in under Maven coordinates, to plan with. */
  public Optional<Path> sentForPlan(String group, String artifact, String version)
      throws IOException {
    Optional<Path> file = sent(group, artifact, version);
    return isGone(file) ? Optional.empty() : file;
  }

  private boolean isGone(Optional<Path> file) throws IOException {
    return file.isPresent() && files.has(file.get()) && !files.renew(file.get());
  }

  /**
   * Whether somebody sent this file in. What came with the distribution nobody did, also where a
   * change has {@link #keep kept} a copy of it among the files that were sent.
   */
  public boolean isSent(Candidate candidate) throws IOException {
    return files.find(candidate.sha256()).isPresent() && distributed(candidate.sha256()).isEmpty();
  }

  /** Returns the file that was sent in, by what Maven wrote into it, else by its symbolic name. */
  private Optional<Path> sent(String group, String artifact, String version) throws IOException {
    Path named = null;
    for (Path file : files.all()) {
      if (!file.toString().endsWith(".jar")) {
        continue;
      }
      if (MavenName.isOf(file, group, artifact, version)) {
        return Optional.of(file);
      }
      if (symbolicName(file).filter(artifact::equals).isPresent()
          && header(file, "Bundle-Version").filter(version::equals).isPresent()) {
        named = file;
      }
    }
    return Optional.ofNullable(named);
  }

  /** The symbolic name of a jar; empty where it is no bundle, or damaged. */
  public static Optional<String> symbolicName(Path file) {
    return header(file, "Bundle-SymbolicName").map(name -> name.split(";", 2)[0].strip());
  }

  /** Whether a file is what a candidate was read from, a copy of it, or the same built again. */
  public static boolean sameContent(Path file, Candidate candidate) {
    try {
      return CandidateReader.sha256(file).equals(candidate.sha256())
          || JarContent.digest(file).equals(JarContent.digest(candidate.file()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version of a jar; empty where it is no bundle, or damaged. */
  public static Optional<String> version(Path file) {
    return header(file, "Bundle-Version");
  }

  private static Optional<String> header(Path file, String name) {
    try (JarFile jar = new JarFile(file.toFile(), false)) {
      Manifest manifest = jar.getManifest();
      return manifest == null
          ? Optional.empty()
          : Optional.ofNullable(manifest.getMainAttributes().getValue(name));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads a file as something to install.
   *
   * @throws RejectedFileException when it is none, and why
   */
  public Candidate read(Path file) throws IOException, RejectedFileException {
    return reader.read(file);
  }

  /**
   * The file that an installed bundle came from; empty where it did not come from one that is still
   * there.
   */
  public Optional<Path> of(Bundle bundle) throws IOException {
    String location = bundle.getLocation();
    if (location.startsWith(REFERENCE)) {
      return Optional.of(Path.of(URI.create(location.substring(REFERENCE.length()))))
          .filter(Files::isRegularFile);
    }
    String[] parts = location.split("[:#]");
    return parts.length < 3 ? Optional.empty() : find(parts[2]);
  }

  /**
   * Sees to it that a file stays, also when the distribution is replaced; durable when it returns.
   *
   * @return the SHA-256 of its content
   */
  public String keep(Path file) throws IOException {
    String sha256 = CandidateReader.sha256(file);
    Optional<Path> there = files.find(sha256);
    // wanted from now on: else it could be taken away, as too old, before it is written down
    if (there.isEmpty() || !files.renew(there.get())) {
      try (InputStream content = Files.newInputStream(file)) {
        files.keep(content);
      }
    }
    return sha256;
  }

  /** The modules that could be installed, those that were sent in first. */
  public List<Item> modules() throws IOException {
    List<Item> items = new ArrayList<>();
    for (Path file : files.all()) {
      add(items, file, false);
    }
    for (Distribution.ModuleJar jar : distribution.modules()) {
      add(items, jar.path(), true);
    }
    return items;
  }

  private void add(List<Item> items, Path file, boolean distributed) throws IOException {
    if (!file.toString().endsWith(".jar")) {
      return;
    }
    try {
      Candidate candidate = reader.read(file);
      if (candidate.isModule()) {
        items.add(new Item(candidate, distributed));
      }
    } catch (RejectedFileException e) {
      // such as a signature that has expired since: it cannot be installed any more
      return;
    }
  }
}
