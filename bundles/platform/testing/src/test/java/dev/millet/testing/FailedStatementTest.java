package dev.millet.testing;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.database.migration.MigrationFiles;
import dev.millet.database.migration.MigrationRunner;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A statement that fails is told in the log, with no word of what was bound to it. */
@RunWith(Parameterized.class)
public final class FailedStatementTest {

  private static final String SECRET = "什么都别说 tell nobody";

  private final TestDatabase test;
  private final Database database;

  public FailedStatementTest(TestDatabase test) {
    this.test = test;
    this.database = test.database();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void theStatementIsNamedAndItsArgumentsAreNot() {
    new MigrationRunner(test.engine())
        .apply(
            MigrationFiles.of(
                "told",
                Map.of(
                    "db/0001-words.sql",
                    "CREATE TABLE told_words (id BIGINT NOT NULL, word VARCHAR(40) PRIMARY KEY);"),
                test.dialect()));
    database.write(handle -> handle.execute("DELETE FROM told_words"));
    add(1L, SECRET);

    String twice = told(() -> add(2L, SECRET));
    assertTrue(twice, twice.contains("INSERT INTO told_words"));
    assertFalse(twice, twice.contains(SECRET));

    String missing = told(() -> add(null, SECRET + "!"));
    assertTrue(missing, missing.contains("INSERT INTO told_words"));
    assertFalse(missing, missing.contains(SECRET));
  }

  private void add(Long id, String word) {
    database.write(
        handle ->
            handle
                .createUpdate("INSERT INTO told_words (id, word) VALUES (:id, :word)")
                .bind("id", id)
                .bind("word", word)
                .execute());
  }

  /** Everything that a log writes of a failure: each message and each cause. */
  private static String told(ThrowingRunnable failing) {
    StringWriter told = new StringWriter();
    assertThrows(RuntimeException.class, failing).printStackTrace(new PrintWriter(told, true));
    return told.toString();
  }
}
