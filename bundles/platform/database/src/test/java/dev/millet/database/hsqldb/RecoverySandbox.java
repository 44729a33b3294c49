package dev.millet.database.hsqldb;

import static org.junit.Assert.assertTrue;

import dev.millet.database.engine.Engine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** The database of a killed process in a data directory of its own, to damage and to recover. */
final class RecoverySandbox extends ExternalResource {

  static final int NAMES = 40;
  static final String FIRST_LOST = "n20.";

  /** The names come in the order of the alphabet. */
  static final SortedSet<String> INTACT = KilledDatabase.expected(NAMES).headSet(FIRST_LOST);

  static final int LOST = NAMES - INTACT.size();
  static final Consumer<String> QUIET = step -> {};

  private final TemporaryFolder folder;
  private final List<String> said = new ArrayList<>();
  private Path data;
  private KilledDatabase killed;

  RecoverySandbox(TemporaryFolder folder) {
    this.folder = folder;
  }

  @Override
  protected void before() throws Exception {
    data = folder.newFolder().toPath();
    killed = KilledDatabase.with(NAMES, folder.newFolder().toPath(), database(data));
  }

  KilledDatabase killed() {
    return killed;
  }

  /** The reports of recoveries. */
  List<String> said() {
    return said;
  }

  static Path database(Path data) throws IOException {
    return Files.createDirectory(data.resolve("database"));
  }

  /** Changes a letter of the first name that is lost by it. */
  static void damageLog(KilledDatabase database) throws IOException {
    String text = text(database.log());
    assertTrue(text, text.contains("'" + FIRST_LOST + "'"));
    write(database.log(), text.replace("'" + FIRST_LOST + "'", "'n2O.'"));
  }

  void recover(KilledDatabase database, Consumer<String> progress) throws Exception {
    try (Engine engine = open(database, progress)) {
      assertTrue(engine.health().isEmpty());
    }
  }

  Engine open(KilledDatabase database, Consumer<String> progress) throws Exception {
    return open(database, Long.MAX_VALUE, progress);
  }

  /** As above, where so many bytes seem to be left on the disk. */
  Engine open(KilledDatabase database, long free, Consumer<String> progress) throws Exception {
    Path directory = database.directory();
    return new Recovery(directory, () -> free, progress)
        .open(() -> EmbeddedDatabase.open(directory, ForkedWriter.OPTIONS), said::add);
  }

  List<Path> copies() throws IOException {
    List<Path> copies = new ArrayList<>(list(data));
    copies.remove(killed.directory());
    return copies;
  }

  static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  static TreeMap<String, String> files(Path directory) throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    for (Path file : list(directory)) {
      files.put(file.getFileName().toString(), text(file));
    }
    return files;
  }

  static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
  }
}
