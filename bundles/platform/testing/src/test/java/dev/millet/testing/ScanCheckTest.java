package dev.millet.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.migration.MigrationFiles;
import dev.millet.database.migration.MigrationRunner;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Finds writes that read a whole table, and leaves alone those that do not. */
@RunWith(Parameterized.class)
public final class ScanCheckTest {

  private static final Map<String, String> TABLE =
      Map.of(
          "db/0001-scanned.sql",
          """
          CREATE TABLE spec_scanned (
            id BIGINT PRIMARY KEY,
            owner BIGINT,
            text VARCHAR(40) NOT NULL,
            made_at TIMESTAMP(6) WITH TIME ZONE NOT NULL)
          """,
          "db/0002-index.sql",
          "CREATE INDEX spec_scanned_owner ON spec_scanned (owner, made_at)",
          "db/0003-index.sql",
          "CREATE INDEX spec_scanned_made ON spec_scanned (made_at)");

  private final TestDatabase test;
  private final Database plain;

  public ScanCheckTest(TestDatabase test) {
    this.test = test;
    this.plain = new BundleDatabase(test.engine());
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void table() {
    new MigrationRunner(test.engine()).apply(MigrationFiles.of("spec", TABLE, test.dialect()));
  }

  @Test
  public void whatReadsAllRowsFailsItsWrite() {
    for (String sql :
        List.of(
            "SELECT COUNT(*) FROM spec_scanned",
            "SELECT COUNT(*) FROM spec_scanned WHERE made_at >= CURRENT_TIMESTAMP",
            "SELECT id FROM spec_scanned WHERE LOWER(text) = 'a'",
            "SELECT id FROM spec_scanned WHERE text = 'a' ORDER BY id FETCH FIRST 1 ROWS ONLY",
            "SELECT id FROM spec_scanned ORDER BY text FETCH FIRST 1 ROWS ONLY",
            "SELECT id FROM spec_scanned WHERE owner = 1 OR text = 'a'")) {
      AssertionError failure = assertThrows(sql, AssertionError.class, () -> select(sql));
      assertTrue(failure.getMessage(), failure.getMessage().contains("[spec_scanned"));
      assertTrue(failure.getMessage(), failure.getMessage().contains("ScanCheckTest"));
    }
    for (String sql :
        List.of(
            "UPDATE spec_scanned SET owner = NULL WHERE text = 'a'",
            "DELETE FROM spec_scanned WHERE made_at < CURRENT_TIMESTAMP",
            """
            INSERT INTO spec_scanned (id, owner, text, made_at)
            SELECT id + 1, owner, text, made_at FROM spec_scanned WHERE text = 'a'
            """)) {
      assertThrows(sql, AssertionError.class, () -> change(sql));
    }
  }

  @Test
  public void whatAnIndexAnswersPasses() {
    select("SELECT text FROM spec_scanned WHERE id = 7");
    select("SELECT COUNT(*) FROM spec_scanned WHERE owner = 7");
    select("SELECT id FROM spec_scanned WHERE id IN (1, 2, 3)");
    select("SELECT id FROM spec_scanned ORDER BY id FETCH FIRST 5 ROWS ONLY");
    select(
        """
        SELECT id FROM spec_scanned WHERE owner = 7
        ORDER BY owner, made_at FETCH FIRST 5 ROWS ONLY
        """);
    select(
        """
        SELECT id FROM spec_scanned WHERE made_at < CURRENT_TIMESTAMP
        ORDER BY made_at FETCH FIRST 5 ROWS ONLY
        """);
    select("SELECT id FROM spec_scanned WHERE owner = 7 AND made_at < CURRENT_TIMESTAMP");
    change("UPDATE spec_scanned SET text = 'a' WHERE id = 7");
    change("DELETE FROM spec_scanned WHERE owner = 7");
  }

  @Test
  public void parametersArePutIntoThePlan() {
    checked()
        .write(
            handle ->
                handle
                    .createUpdate(
                        """
                        UPDATE spec_scanned SET text = :text, made_at = :at
                         WHERE id = :id AND owner = :owner
                        """)
                    .bind("text", "what?")
                    .bind("at", OffsetDateTime.now())
                    .bind("id", 7)
                    .bind("owner", 7)
                    .execute());
    assertThrows(
        AssertionError.class,
        () ->
            checked()
                .write(
                    handle ->
                        handle
                            .createQuery("SELECT id FROM spec_scanned WHERE text = :text")
                            .bind("text", "what?")
                            .mapTo(Long.class)
                            .list()));
  }

  @Test
  public void aScanOutsideOfAWriteKeepsNobodyWaiting() {
    assertEquals(
        0, (int) checked().read(handle -> handle.createQuery(COUNT).mapTo(int.class).one()));
  }

  @Test
  public void aReadInsideAWriteIsLookedAtToo() {
    Database database = checked();
    assertThrows(
        AssertionError.class,
        () ->
            database.write(
                outer ->
                    database.read(handle -> handle.createQuery(COUNT).mapTo(int.class).one())));
  }

  @Test
  public void whatATestRunsItselfIsNotLookedAt() {
    assertEquals(
        0, (int) test.database().write(handle -> handle.createQuery(COUNT).mapTo(int.class).one()));
  }

  private static final String COUNT = "SELECT COUNT(*) FROM spec_scanned";

  /** Takes this test for a module's code. */
  private Database checked() {
    return new ScanCheckedDatabase(plain, new ScanCheck(test.plans(), code -> false));
  }

  private void select(String sql) {
    checked().write(handle -> handle.createQuery(sql).mapToMap().list());
  }

  private void change(String sql) {
    checked().write(handle -> handle.createUpdate(sql).execute());
  }
}
