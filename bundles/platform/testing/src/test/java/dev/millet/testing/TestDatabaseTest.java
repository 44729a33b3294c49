package dev.millet.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.database.migration.MigrationFiles;
import dev.millet.database.migration.MigrationRunner;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class TestDatabaseTest {

  private final TestDatabase test;
  private final Database database;

  public TestDatabaseTest(TestDatabase test) {
    this.test = test;
    this.database = test.database();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void makeTable() {
    new MigrationRunner(test.engine())
        .apply(
            MigrationFiles.of(
                "sample",
                Map.of(
                    "db/0001-words.sql",
                    "CREATE TABLE sample_words (word VARCHAR(40) NOT NULL PRIMARY KEY);"),
                test.dialect()));
    database.write(handle -> handle.execute("DELETE FROM sample_words"));
  }

  @Test
  public void whatIsWrittenCanBeRead() {
    database.write(handle -> handle.execute("INSERT INTO sample_words (word) VALUES (?)", "小米"));
    assertEquals(List.of("小米"), words());
  }

  @Test
  public void aFailedWriteLeavesNothing() {
    assertThrows(
        IllegalStateException.class,
        () ->
            database.write(
                handle -> {
                  handle.execute("INSERT INTO sample_words (word) VALUES (?)", "half");
                  throw new IllegalStateException("no");
                }));
    assertEquals(List.of(), words());
  }

  @Test
  public void theDialectIsTheAskedOne() {
    assertEquals(test.dialect(), database.dialect());
    assertEquals(test.dialect() == Dialect.HSQLDB ? "HSQLDB" : "POSTGRESQL", test.toString());
  }

  private List<String> words() {
    return database.read(
        handle -> handle.createQuery("SELECT word FROM sample_words").mapTo(String.class).list());
  }
}
