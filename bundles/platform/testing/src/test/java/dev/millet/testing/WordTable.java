package dev.millet.testing;

import dev.millet.api.database.Database;
import dev.millet.database.migration.MigrationFiles;
import dev.millet.database.migration.MigrationRunner;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Handle;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A table of words on each kind of database, empty before each test. */
@RunWith(Parameterized.class)
public abstract class WordTable {

  final TestDatabase test;
  final Database database;
  final Database other;

  WordTable(TestDatabase test) {
    this.test = test;
    this.database = test.database();
    this.other = test.database();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void emptyTable() {
    new MigrationRunner(test.engine())
        .apply(
            MigrationFiles.of(
                "spec",
                Map.of(
                    "db/0001-words.sql",
                    "CREATE TABLE spec_words (word VARCHAR(40) PRIMARY KEY, count BIGINT);"),
                test.dialect()));
    database.write(handle -> handle.execute("DELETE FROM spec_words"));
  }

  static int add(Handle handle, String word) {
    return handle.execute("INSERT INTO spec_words (word, count) VALUES (?, 0)", word);
  }

  List<String> words() {
    return wordsOf(database);
  }

  static List<String> wordsOf(Database database) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT word FROM spec_words ORDER BY word")
                .mapTo(String.class)
                .list());
  }

  List<String> wordsElsewhere() {
    try {
      return onAnotherThread(this::words);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static <T> T onAnotherThread(java.util.concurrent.Callable<T> task) throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      return thread.submit(task).get();
    } finally {
      thread.shutdownNow();
    }
  }
}
