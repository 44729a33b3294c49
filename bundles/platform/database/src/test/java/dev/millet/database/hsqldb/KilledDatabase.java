package dev.millet.database.hsqldb;

import dev.millet.api.database.Database;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** The files as a kill leaves them: copies of those of a database that is open. */
final class KilledDatabase {

  private static final int HEADER = 64;

  private final Path directory;

  private KilledDatabase(Path directory) {
    this.directory = directory;
  }

  /** Writes so many names, each in a commit of its own, and copies the files then. */
  static KilledDatabase with(int names, Path directory, Path copy) throws Exception {
    try (Engine engine = EmbeddedDatabase.open(directory, ForkedWriter.OPTIONS)) {
      engine.alone(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              return statement.execute("CREATE TABLE names (name VARCHAR(2000) PRIMARY KEY)");
            }
          });
      Database database = new BundleDatabase(engine);
      for (String name : expected(names)) {
        database.write(h -> h.execute("INSERT INTO names (name) VALUES (?)", name));
      }
      copy(directory, copy);
    }
    return new KilledDatabase(copy);
  }

  /** What a kill at this moment would leave. */
  static KilledDatabase imageOf(Path directory, Path copy) throws IOException {
    copy(directory, copy);
    return new KilledDatabase(copy);
  }

  static TreeSet<String> expected(int names) {
    return IntStream.range(0, names)
        .mapToObj(i -> "n" + i + ".")
        .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
  }

  KilledDatabase copiedTo(Path target) throws IOException {
    copy(directory, target);
    return new KilledDatabase(target);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  Path log() {
    return file("millet.log");
  }

  Path sums() {
    return file("millet.log.sums");
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  /** What a kill would leave that comes while the database is open again, in another directory. */
  KilledDatabase whileOpen(Path copy) throws Exception {
    try (Engine engine = EmbeddedDatabase.open(directory, ForkedWriter.OPTIONS)) {
      if (engine.health().isPresent()) {
        throw new IllegalStateException(engine.health().get());
      }
      return imageOf(directory, copy);
    }
  }

  Path directory() {
    return directory;
  }

  /** The sums as another boot of the machine has left them. */
  void fromAnotherBoot() {
    edit(header -> header.putLong(8, header.getLong(8) + 1));
  }

  /** The sums as a power failure leaves them that took the last ones. */
  void withoutLastSums(int commits) {
    edit(header -> header.putLong(32, header.getLong(32) - commits));
    try {
      byte[] all = Files.readAllBytes(sums());
      Files.write(sums(), Arrays.copyOf(all, all.length - 16 * commits));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface HeaderEdit {
    void change(ByteBuffer header);
  }

  private void edit(HeaderEdit edit) {
    try {
      byte[] all = Files.readAllBytes(sums());
      edit.change(ByteBuffer.wrap(all));
      CRC32C sum = new CRC32C();
      sum.update(all, 0, HEADER - 4);
      ByteBuffer.wrap(all).putInt(HEADER - 4, (int) sum.getValue());
      Files.write(sums(), all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TreeSet<String> names() throws Exception {
    return new TreeSet<>(ForkedWriter.namesIn(directory.toFile()));
  }
}
