package dev.millet.upgrades.state;

import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.candidate.CandidateReader;
import dev.millet.upgrades.feature.NamedFeature;
import dev.millet.upgrades.feature.NamedFeatures;
import dev.millet.upgrades.problem.RejectedFileException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;

/**
 * Takes files in: jars, feature files, and archives of a feature with its jars. What is refused is
 * not kept. Thread-safe.
 */
public final class FileUploads {

  private final ModuleFiles files;
  private final ModuleRepository repository;
  private final NamedFeatures features;
  private final FileExpiry expiry;
  private final long largest;

  /**
   * A file that was taken in.
   *
   * @param candidate null where it is a feature
   * @param feature null where it is a jar
   * @param contents what came in the same archive
   */
  public record Received(
      String sha256, Candidate candidate, NamedFeature feature, List<Received> contents) {}

  /**
   * @param expiry makes room for what comes next
   * @param largest how many bytes one file may have, and all that it is an archive of
   */
  public FileUploads(
      ModuleFiles files,
      ModuleRepository repository,
      NamedFeatures features,
      FileExpiry expiry,
      long largest) {
    this.files = files;
    this.repository = repository;
    this.features = features;
    this.expiry = expiry;
    this.largest = largest;
  }

  /**
   * Takes a file in; it is durable when this returns, and nothing of it runs. One at a time: what
   * one brings and is refused for must not be what another was just told to be there.
   *
   * @throws RejectedFileException when it is nothing that could be installed, and why
   * @throws TooLargeException when it has more bytes than one file may have
   * @throws IOException when it cannot be kept, for example because the disk is full; in all of
   *     these cases nothing is left that was not there before
   */
  public synchronized Received receive(InputStream content)
      throws IOException, RejectedFileException {
    List<ModuleFiles.Kept> fresh = new ArrayList<>();
    boolean taken = false;
    try {
      BufferedInputStream in = new BufferedInputStream(new BoundedInputStream(content, largest));
      Received received = looksLikeText(in) ? feature(in, fresh) : archiveOrJar(in, fresh);
      taken = true;
      expiry.tidy();
      return received;
    } catch (BoundedInputStream.TooLargeException e) {
      throw new TooLargeException();
    } finally {
      if (!taken) {
        removeAll(fresh);
      }
    }
  }

  private void removeAll(List<ModuleFiles.Kept> fresh) throws IOException {
    for (ModuleFiles.Kept file : fresh) {
      files.remove(file);
    }
  }

  /** A feature file is text: it begins with a brace or a comment, a jar with {@code PK}. */
  private static boolean looksLikeText(BufferedInputStream in) throws IOException {
    in.mark(64);
    int first = in.read();
    while (Character.isWhitespace(first)) {
      first = in.read();
    }
    in.reset();
    return first == '{' || first == '/';
  }

  private Received archiveOrJar(InputStream content, List<ModuleFiles.Kept> fresh)
      throws IOException, RejectedFileException {
    ModuleFiles.Kept kept = kept(content, ".jar", fresh);
    if (!Archive.is(kept.path())) {
      return jar(kept.path());
    }
    Received received = archive(kept.path(), fresh);
    files.remove(kept);
    return received;
  }

  private Received archive(Path file, List<ModuleFiles.Kept> fresh)
      throws IOException, RejectedFileException {
    try (Archive archive = new Archive(file, largest)) {
      List<Received> contents = new ArrayList<>();
      for (ZipEntry entry : archive.jars()) {
        contents.add(archive.unpack(entry, content -> jar(kept(content, ".jar", fresh).path())));
      }
      Received feature = archive.unpack(archive.feature(), content -> feature(content, fresh));
      return new Received(feature.sha256(), null, feature.feature(), contents);
    }
  }

  private Received jar(Path file) throws IOException, RejectedFileException {
    Candidate candidate = repository.read(file);
    return new Received(candidate.sha256(), candidate, null, List.of());
  }

  private Received feature(InputStream content, List<ModuleFiles.Kept> fresh)
      throws IOException, RejectedFileException {
    Path file = kept(content, ".json", fresh).path();
    NamedFeature feature = features.read(file, null);
    return new Received(CandidateReader.sha256(file), null, feature, List.of());
  }

  private ModuleFiles.Kept kept(InputStream content, String suffix, List<ModuleFiles.Kept> fresh)
      throws IOException {
    ModuleFiles.Kept kept = files.keep(content, suffix);
    if (kept.fresh()) {
      fresh.add(kept);
    }
    return kept;
  }

  /** A file has more bytes than may come in. */
  public static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException() {
      super("the file has more bytes than may come in");
    }
  }
}
