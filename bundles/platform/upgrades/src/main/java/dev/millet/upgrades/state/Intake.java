package dev.millet.upgrades.state;

import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.candidate.CandidateReader;
import dev.millet.upgrades.candidate.RefusedException;
import dev.millet.upgrades.feature.FeatureFile;
import dev.millet.upgrades.feature.FeatureReader;
import dev.millet.upgrades.overview.Trouble;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Takes files in: jars, feature files, and archives of a feature with its jars. What is refused is
 * not kept. Thread-safe.
 */
public final class Intake {

  private static final String FEATURE = "feature.json";

  private final ModuleFiles files;
  private final Stock stock;
  private final FeatureReader features;
  private final long largest;

  /**
   * A file that was taken in.
   *
   * @param candidate null where it is a feature
   * @param feature null where it is a jar
   * @param contents what came in the same archive
   */
  public record Received(
      String sha256, Candidate candidate, FeatureFile feature, List<Received> contents) {}

  /**
   * @param largest how many bytes one file may have, when it is unpacked
   */
  public Intake(ModuleFiles files, Stock stock, FeatureReader features, long largest) {
    this.files = files;
    this.stock = stock;
    this.features = features;
    this.largest = largest;
  }

  /**
   * Takes a file in; it is durable when this returns, and nothing of it runs.
   *
   * @throws RefusedException when it is nothing that could be put in, and why
   * @throws IOException when it cannot be kept, for example because the disk is full
   */
  public Received take(InputStream content) throws IOException, RefusedException {
    BufferedInputStream in = new BufferedInputStream(new Bounded(content, largest));
    return looksLikeText(in) ? feature(in) : jar(in);
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

  private Received feature(InputStream content) throws IOException, RefusedException {
    Path file = files.keep(content, ".json");
    try {
      FeatureFile feature = features.read(file, null);
      return new Received(CandidateReader.sha256(file), null, feature, List.of());
    } catch (RefusedException e) {
      files.remove(file);
      throw e;
    }
  }

  private Received jar(InputStream content) throws IOException, RefusedException {
    Path file = files.keep(content);
    if (isArchive(file)) {
      try {
        return unpacked(file);
      } finally {
        files.remove(file);
      }
    }
    try {
      Candidate candidate = stock.read(file);
      return new Received(candidate.sha256(), candidate, null, List.of());
    } catch (RefusedException e) {
      files.remove(file);
      throw e;
    }
  }

  private static boolean isArchive(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.getEntry(FEATURE) != null && zip.getEntry("META-INF/MANIFEST.MF") == null;
    } catch (IOException e) {
      // no archive at all: whoever reads it as a jar says what is wrong
      return false;
    }
  }

  private Received unpacked(Path archive) throws IOException, RefusedException {
    List<Received> contents = new ArrayList<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        if (entry.getName().endsWith(".jar")) {
          try (InputStream in = zip.getInputStream(entry)) {
            contents.add(jar(new Bounded(in, largest)));
          }
        }
      }
      try (InputStream in = zip.getInputStream(zip.getEntry(FEATURE))) {
        Received feature = feature(new Bounded(in, largest));
        return new Received(feature.sha256(), null, feature.feature(), contents);
      }
    }
  }

  /** Refuses to be read further than so far. */
  private static final class Bounded extends java.io.FilterInputStream {

    private long left;

    Bounded(InputStream in, long most) {
      super(in);
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      if (read >= 0) {
        count(1);
      }
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      if (read > 0) {
        count(read);
      }
      return read;
    }

    private void count(int read) throws TooLargeException {
      left -= read;
      if (left < 0) {
        throw new TooLargeException();
      }
    }
  }

  /** A file has more bytes than may come in. */
  public static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException() {
      super(Trouble.of("too-large").toString());
    }
  }
}
