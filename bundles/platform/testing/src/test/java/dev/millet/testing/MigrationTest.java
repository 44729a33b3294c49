package dev.millet.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import dev.millet.api.database.Dialect;
import dev.millet.database.migration.MigrationFiles;
import dev.millet.database.migration.MigrationRunner;
import dev.millet.database.migration.ModuleSteps;
import dev.millet.platform.api.database.MigrationStep;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class MigrationTest {

  private static final AtomicInteger MODULES = new AtomicInteger();

  private final TestDatabase test;
  private final MigrationRunner runner;
  private final String module = "m" + MODULES.incrementAndGet();
  private final Map<String, String> texts = new HashMap<>();

  public MigrationTest(TestDatabase test) {
    this.test = test;
    this.runner = new MigrationRunner(test.engine());
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void stepsAreAppliedOnceAndInOrder() {
    file("0002-size.sql", "ALTER TABLE %s_things ADD COLUMN size INTEGER DEFAULT 7;");
    file("0001-things.sql", "CREATE TABLE %s_things (id INTEGER PRIMARY KEY)");
    file("0003-by-size.sql", "CREATE INDEX %s_by_size ON %1$s_things (size)");
    assertEquals(List.of(1, 2, 3), numbers(runner.pending(files())));
    assertEquals(List.of(1, 2, 3), numbers(runner.apply(files())));
    assertEquals(List.of(), runner.pending(files()));
    assertEquals(List.of(), runner.apply(files()));
    assertEquals(0, write("INSERT INTO %s_things (id) VALUES (1)") - 1);
  }

  @Test
  public void newStepsFollow() {
    file("0001-things.sql", "CREATE TABLE %s_things (id INTEGER PRIMARY KEY)");
    runner.apply(files());
    file("0002-size.sql", "ALTER TABLE %s_things ADD COLUMN size INTEGER");
    assertEquals(List.of(2), numbers(runner.apply(files())));
  }

  @Test
  public void aNewerVersionsStepsAreAccepted() {
    file("0001-things.sql", "CREATE TABLE %s_things (id INTEGER PRIMARY KEY)");
    file("0002-size.sql", "ALTER TABLE %s_things ADD COLUMN size INTEGER");
    runner.apply(files());
    texts.remove("db/0002-size.sql");
    assertEquals(List.of(), runner.pending(files()));
  }

  @Test
  public void afterANewerVersionsContractStepTheOldOneIsRefused() {
    file("0001-things.sql", "CREATE TABLE %s_things (id INTEGER PRIMARY KEY)");
    file("0002-size.sql", "ALTER TABLE %s_things ADD COLUMN size INTEGER");
    runner.apply(files());
    write("UPDATE database_steps SET contract = TRUE WHERE module = '%s' AND number = 2");
    assertEquals("who knows the step goes on", List.of(), runner.pending(files()));
    texts.remove("db/0002-size.sql");
    refused(() -> runner.pending(files()), "newer version");
  }

  @Test
  public void aChangedFileIsRefused() {
    file("0001-things.sql", "CREATE TABLE %s_things (id INTEGER PRIMARY KEY)");
    runner.apply(files());
    file("0001-things.sql", "CREATE TABLE %s_things (id BIGINT PRIMARY KEY)");
    refused(() -> runner.pending(files()), "0001-things.sql was changed");
    refused(() -> runner.apply(files()), "0001-things.sql was changed");
  }

  @Test
  public void lineEndsAreNoChange() {
    file("0001-things.sql", "CREATE TABLE %s_things (\n id INTEGER PRIMARY KEY\n)");
    runner.apply(files());
    file("0001-things.sql", "CREATE TABLE %s_things (\r\n id INTEGER PRIMARY KEY\r\n)");
    assertEquals(List.of(), runner.pending(files()));
  }

  @Test
  public void aStepThatIsNotAllowedIsRefusedBeforeAnythingIsDone() {
    file("0001-things.sql", "CREATE TABLE %s_things (id INTEGER PRIMARY KEY)");
    file("0002-drop.sql", "DROP TABLE %s_things");
    refused(() -> runner.pending(files()), "0002-drop.sql is not allowed: DROP");
    refused(() -> runner.apply(files()), "0002-drop.sql is not allowed: DROP");
    file("0002-drop.sql", "CREATE TABLE %s_others (id INTEGER PRIMARY KEY)");
    assertEquals(List.of(1, 2), numbers(runner.pending(files())));
  }

  @Test
  public void anotherModulesTableIsRefused() {
    file("0001-theirs.sql", "ALTER TABLE members_members ADD COLUMN x INTEGER");
    refused(() -> runner.apply(files()), "members_members is not the module's");
  }

  @Test
  public void aStepThatFailsNamesModuleFileAndStatement() {
    file("0001-things.sql", "CREATE TABLE %s_things (id INTEGER PRIMARY KEY)");
    file("0002-size.sql", "ALTER TABLE %s_nothing ADD COLUMN size INTEGER");
    refused(() -> runner.apply(files()), "module " + module + ": db/0002-size.sql failed");
    refused(() -> runner.apply(files()), "ADD COLUMN size");
    assertEquals("what went well is kept", List.of(2), numbers(runner.pending(files())));
    file("0002-size.sql", "ALTER TABLE %s_things ADD COLUMN size INTEGER");
    assertEquals("a file that never was applied may change", 1, runner.apply(files()).size());
  }

  @Test
  public void aStepThatWasBegunByADyingProcessIsFinished() throws Exception {
    file("0001-things.sql", "CREATE TABLE %s_things (id INTEGER PRIMARY KEY)");
    file("0002-by-id.sql", "CREATE INDEX %s_by_id ON %1$s_things (id)");
    runner.apply(files());
    String where = test.dialect() == Dialect.HSQLDB ? "" : " AND number = 2";
    write("UPDATE database_steps SET applied_at = NULL WHERE module = '%s'" + where);
    runner.apply(files());
    assertEquals(List.of(), runner.pending(files()));
  }

  @Test
  public void theVariantOfTheDialectIsTaken() {
    file("0001-things.hsqldb.sql", "CREATE CACHED TABLE %s_things (id INTEGER, own VARCHAR(9))");
    file("0001-things.postgresql.sql", "CREATE TABLE %s_things (id INTEGER, own TEXT)");
    assertEquals(List.of(1), numbers(runner.apply(files())));
    assertTrue(files().files().get(0).step().file().contains(test.toString().toLowerCase()));
  }

  @Test
  public void namesWithoutMeaningAreRefused() {
    file("0001_things.sql", "CREATE TABLE %s_things (id INTEGER)");
    refused(this::files, "is not named");
    texts.clear();
    file("0001-things.sql", "CREATE TABLE %s_things (id INTEGER)");
    file("0001-others.sql", "CREATE TABLE %s_others (id INTEGER)");
    refused(this::files, "number of another");
    texts.clear();
    file("0000-things.sql", "CREATE TABLE %s_things (id INTEGER)");
    refused(this::files, "begin at 1");
  }

  @Test
  public void manyMayAskAndOneApplies() throws Exception {
    file("0001-things.sql", "CREATE TABLE %s_things (id INTEGER PRIMARY KEY)");
    file("0002-size.sql", "ALTER TABLE %s_things ADD COLUMN size INTEGER");
    file("0003-by-size.sql", "CREATE INDEX %s_by_size ON %1$s_things (size)");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<MigrationStep>>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        all.add(threads.submit(() -> runner.apply(files())));
      }
      int applied = 0;
      for (Future<List<MigrationStep>> one : all) {
        applied += one.get().size();
      }
      assertEquals(3, applied);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  public void dataOfANewerFormatAreRefused() {
    write("UPDATE database_format SET version = 999");
    try {
      refused(() -> new MigrationRunner(test.engine()), "written by a newer version of Millet");
    } finally {
      write("UPDATE database_format SET version = 1");
    }
  }

  @Test
  public void anIndexThatABrokenAttemptLeftIsBuiltAgain() {
    org.junit.Assume.assumeTrue(test.dialect() == Dialect.POSTGRESQL);
    file("0001-things.sql", "CREATE TABLE %s_things (id INTEGER)");
    runner.apply(files());
    write("INSERT INTO %s_things (id) VALUES (1), (1)");
    assertThrows(
        DatabaseException.class,
        () ->
            test.engine()
                .alone(
                    connection -> {
                      try (Statement statement = connection.createStatement()) {
                        return statement.execute(
                            named("CREATE UNIQUE INDEX CONCURRENTLY %s_by_id ON %1$s_things (id)"));
                      }
                    }));
    file("0002-by-id.sql", "CREATE INDEX %s_by_id ON %1$s_things (id)");
    assertEquals(List.of(2), numbers(runner.apply(files())));
  }

  private void file(String name, String sql) {
    texts.put("db/" + name, named(sql));
  }

  private String named(String sql) {
    return sql.formatted(module);
  }

  private ModuleSteps files() {
    return MigrationFiles.of(module, texts, test.dialect());
  }

  private int write(String sql) {
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
