package dev.millet.database.migration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import dev.millet.api.database.Dialect;
import dev.millet.platform.api.database.MigrationStep;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Version 1 keeps names in {@code old}; 2 keeps them in {@code fresh}, works with or without {@code
 * old}, and brings the steps that take that away; 3 brings them still.
 */
@RunWith(Parameterized.class)
public final class ContractionTest {

  private static final AtomicInteger MODULES = new AtomicInteger();

  private final TestDatabase test;
  private final MigrationRunner runner;
  private final Contraction contraction;
  private final String module = "c" + MODULES.incrementAndGet();

  public ContractionTest(TestDatabase test) {
    this.test = test;
    this.runner = new MigrationRunner(test.engine());
    this.contraction = runner.contraction();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void make() {
    runner.apply(version(1));
    execute("INSERT INTO %s_things (id, old) VALUES (1, 'one')");
    runner.apply(version(2));
    execute("UPDATE %s_things SET fresh = old");
  }

  @Test
  public void theStartAndTheUpgradeThatBringThemDoNotRunThem() {
    assertEquals(List.of(), runner.pending(version(2)));
    assertEquals(List.of(), runner.apply(version(2)));
    assertEquals(List.of(), contraction.finish(version(2)));
    assertEquals(
        "of 1, 2 takes nothing away", List.of(), contraction.apply(version(1), version(2)));
    assertEquals(1, execute("UPDATE %s_things SET old = 'two'"));
    assertEquals("1 can come back", List.of(), runner.pending(version(1)));
  }

  @Test
  public void theUpgradeAfterThatRunsThem() {
    runner.apply(version(3));
    assertEquals(List.of(4, 5, 6, 7), numbers(contraction.pending(version(2), version(3))));
    assertEquals(List.of(4, 5, 6, 7), numbers(contraction.apply(version(2), version(3))));
    assertEquals(List.of(), contraction.apply(version(2), version(3)));
    assertThrows(RuntimeException.class, () -> execute("UPDATE %s_things SET old = 'two'"));
    assertThrows(RuntimeException.class, () -> execute("DELETE FROM %s_gone"));
    assertThrows(RuntimeException.class, () -> execute("INSERT INTO %s_things (id) VALUES (2)"));
    assertEquals(1, execute("INSERT INTO %s_things (id, fresh) VALUES (2, 'two')"));
  }

  @Test
  public void olderVersionsAreRefusedThenAndTheOneBeforeMayComeBack() {
    contraction.apply(version(2), version(3));
    refused(() -> runner.pending(version(1)), "a newer version has made step 4");
    refused(() -> runner.apply(version(1)), "a newer version has made step 4");
    refused(
        () -> runner.pending(new ModuleSteps(module, List.of())),
        "run a version that brings that step");
    assertEquals(List.of(), runner.pending(version(2)));
    assertEquals(List.of(), runner.apply(version(3)));
  }

  @Test
  public void whatTheNextVersionNoLongerBringsIsNotRun() {
    Map<String, String> texts = texts(3);
    texts.remove("db/contract/0005-old.sql");
    ModuleSteps next = MigrationFiles.of(module, texts, test.dialect());
    assertEquals(List.of(4, 6, 7), numbers(contraction.apply(version(2), next)));
    assertEquals(1, execute("UPDATE %s_things SET old = 'two'"));
  }

  @Test
  public void whatAProcessHadBegunIsFinishedAtTheNextStart() {
    contraction.apply(version(2), version(3));
    String untouched = test.dialect() == Dialect.POSTGRESQL ? "number IN (4, 7)" : "number >= 4";
    execute("UPDATE database_steps SET applied_at = NULL WHERE module = '%s' AND " + untouched);
    refused(() -> runner.pending(version(1)), "a newer version has made step 4");
    List<Integer> begun =
        test.dialect() == Dialect.POSTGRESQL ? List.of(4, 7) : List.of(4, 5, 6, 7);
    assertEquals(begun, numbers(contraction.finish(version(3))));
    assertEquals(List.of(), contraction.pending(version(2), version(3)));
  }

  @Test
  public void aStepThatFailsStaysPendingAndRefusesNobody() {
    execute("INSERT INTO %s_things (id) VALUES (2)");
    ModuleSteps only = only("db/contract/0007-filled.sql");
    refused(() -> contraction.apply(only, only), "0007-filled.sql failed");
    assertEquals(List.of(), contraction.finish(only));
    assertEquals(List.of(7), numbers(contraction.pending(only, only)));
    assertEquals("1 can come back", List.of(), runner.pending(version(1)));
    assertEquals("and writes", 1, execute("INSERT INTO %s_things (id, old) VALUES (3, 'x')"));
    execute("UPDATE %s_things SET fresh = 'x' WHERE fresh IS NULL");
    assertEquals(List.of(7), numbers(contraction.apply(only, only)));
  }

  @Test
  public void whatNeverWasThereIsNotTakenForDone() {
    Map<String, String> texts = texts(3);
    texts.put("db/contract/0009-typo.sql", named("ALTER TABLE %s_things DROP COLUMN olf"));
    ModuleSteps mistaken = MigrationFiles.of(module, texts, test.dialect());
    refused(() -> contraction.apply(mistaken, mistaken), "0009-typo.sql failed");
    assertEquals(List.of(9), numbers(contraction.pending(mistaken, mistaken)));
  }

  @Test
  public void aStepThatIsNotAllowedIsRefusedBeforeTheVersionComesIn() {
    Map<String, String> texts = texts(3);
    texts.put("db/contract/0009-more.sql", named("CREATE TABLE %s_more (id INTEGER)"));
    refused(
        () -> runner.pending(MigrationFiles.of(module, texts, test.dialect())),
        "0009-more.sql is not allowed");
  }

  @Test
  public void aNumberIsUsedOnce() {
    Map<String, String> texts = texts(3);
    texts.put("db/0004-more.sql", named("CREATE TABLE %s_more (id INTEGER)"));
    refused(() -> MigrationFiles.of(module, texts, test.dialect()), "number of another");
  }

  @Test
  public void theExpectedPauseIsThatOfTheEmbeddedDatabase() {
    boolean stops = test.dialect() == Dialect.HSQLDB;
    Duration few = contraction.expectedPause(version(2), version(3));
    test.database()
        .write(
            handle -> {
              var batch =
                  handle.prepareBatch(named("INSERT INTO %s_things (id, fresh) VALUES (?, ?)"));
              for (int i = 10; i < 20_010; i++) {
                batch.bind(0, i).bind(1, "x" + i).add();
              }
              return batch.execute();
            });
    Duration many = contraction.expectedPause(version(2), version(3));
    assertEquals(stops, !few.isZero());
    assertEquals(stops, many.compareTo(few) > 0);
    Map<String, String> texts = texts(3);
    texts.put("db/0020-more.sql", named("CREATE TABLE %s_more (id INTEGER)"));
    Duration table = runner.expectedPause(MigrationFiles.of(module, texts, test.dialect()));
    texts.put("db/0021-note.sql", named("ALTER TABLE %s_things ADD COLUMN note INTEGER"));
    Duration column = runner.expectedPause(MigrationFiles.of(module, texts, test.dialect()));
    texts.put("db/0022-by.sql", named("CREATE INDEX %s_by_note ON %1$s_things (note)"));
    Duration index = runner.expectedPause(MigrationFiles.of(module, texts, test.dialect()));
    assertEquals(Duration.ZERO, runner.expectedPause(version(3)));
    assertEquals(stops, column.compareTo(table) > 0);
    assertEquals(stops, index.compareTo(column) > 0);
  }

  private ModuleSteps version(int number) {
    return MigrationFiles.of(module, texts(number), test.dialect());
  }

  private Map<String, String> texts(int version) {
    Map<String, String> texts = new TreeMap<>();
    texts.put(
        "db/0001-things.sql",
        named("CREATE TABLE %s_things (id INTEGER PRIMARY KEY, old VARCHAR(9))"));
    texts.put("db/0002-gone.sql", named("CREATE TABLE %s_gone (id INTEGER PRIMARY KEY)"));
    texts.put("db/0003-by-old.sql", named("CREATE INDEX %s_by_old ON %1$s_things (old)"));
    if (version > 1) {
      texts.put("db/contract/0004-by-old.sql", named("DROP INDEX %s_by_old"));
      texts.put("db/contract/0005-old.sql", named("ALTER TABLE %s_things DROP COLUMN old"));
      texts.put("db/contract/0006-gone.sql", named("DROP TABLE %s_gone"));
      texts.put(
          "db/contract/0007-filled.sql",
          named("ALTER TABLE %s_things ALTER COLUMN fresh SET NOT NULL"));
      texts.put("db/0008-fresh.sql", named("ALTER TABLE %s_things ADD COLUMN fresh VARCHAR(9)"));
    }
    return texts;
  }

  /** What version 2 brings, with no contract step but one. */
  private ModuleSteps only(String contract) {
    Map<String, String> texts = texts(2);
    texts.keySet().removeIf(path -> path.contains("contract") && !path.equals(contract));
    return MigrationFiles.of(module, texts, test.dialect());
  }

  private String named(String sql) {
    return sql.formatted(module);
  }

  private int execute(String sql) {
    return test.database().write(handle -> handle.execute(named(sql)));
  }

  private static List<Integer> numbers(List<MigrationStep> steps) {
    return steps.stream().map(MigrationStep::number).toList();
  }

  private static void refused(org.junit.function.ThrowingRunnable call, String why) {
    DatabaseException refused = assertThrows(DatabaseException.class, call);
    assertEquals(Code.NOT_MIGRATED, refused.code());
    assertTrue(refused.getMessage(), refused.getMessage().contains(why));
  }
}
