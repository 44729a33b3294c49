package dev.millet.database.migration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.DatabaseException;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A developer edits a step that has run, and lets the module begin with empty tables. */
@RunWith(Parameterized.class)
public final class ModuleResetTest {

  private static final AtomicInteger MODULES = new AtomicInteger();
  private static final String THINGS =
      "CREATE TABLE %1$s_things (id BIGINT PRIMARY KEY, name VARCHAR(40))";
  private static final String PARTS =
      "CREATE TABLE %1$s_parts (id BIGINT PRIMARY KEY, thing BIGINT REFERENCES %1$s_things (id))";

  private final TestDatabase test;
  private final MigrationRunner runner;
  private final ModuleReset reset;
  private final String module = "reset" + MODULES.incrementAndGet();
  private final String longer = module + ".more";

  public ModuleResetTest(TestDatabase test) {
    this.test = test;
    this.runner = new MigrationRunner(test.engine());
    this.reset = new ModuleReset(test.engine());
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void make() {
    runner.apply(steps(module, THINGS, PARTS));
    runner.apply(steps(longer, THINGS));
    execute("INSERT INTO %s_things (id, name) VALUES (1, 'one')", module);
    execute("INSERT INTO %s_parts (id, thing) VALUES (1, 1)", module);
    execute("INSERT INTO %s_things (id, name) VALUES (1, 'one')", longer);
  }

  @Test
  public void anEditedStepIsRefusedWithTheCommandThatResets() {
    String told =
        assertThrows(DatabaseException.class, () -> runner.pending(edited())).getMessage();
    assertTrue(told, told.contains("was changed after it had been applied"));
    assertTrue(told, told.contains("millet modules reset " + module));
  }

  @Test
  public void theEditedStepsRunOnEmptyTablesAfterwards() {
    assertEquals(
        List.of(module + "_parts", module + "_things"),
        reset.reset(module).stream().sorted().toList());
    assertEquals(2, runner.apply(edited()).size());
    assertEquals(1, execute("INSERT INTO %s_things (id, word) VALUES (1, 'one')", module));
    assertEquals(List.of(), runner.pending(edited()));
  }

  @Test
  public void theTablesOfAModuleWithALongerNameStay() {
    reset.reset(module);
    assertEquals(List.of(), runner.pending(steps(longer, THINGS)));
    assertEquals(1, execute("UPDATE %s_things SET name = 'two' WHERE name = 'one'", longer));
  }

  @Test
  public void aModuleOfWhichNothingWasAppliedHasNothingToReset() {
    assertEquals(List.of(), reset.reset(module + "s"));
    assertEquals("the platform's own tables are no module's", List.of(), reset.reset("database"));
    assertEquals(1, execute("UPDATE %s_things SET name = 'two'", module));
  }

  private ModuleSteps edited() {
    return steps(module, THINGS.replace("name VARCHAR(40)", "word VARCHAR(80)"), PARTS);
  }

  private ModuleSteps steps(String of, String... statements) {
    Map<String, String> texts = new java.util.TreeMap<>();
    for (String each : statements) {
      texts.put("db/000%s-step.sql".formatted(texts.size() + 1), each.formatted(prefix(of)));
    }
    return MigrationFiles.of(of, texts, test.dialect());
  }

  private int execute(String sql, String of) {
    return test.database().write(handle -> handle.execute(sql.formatted(prefix(of))));
  }

  private static String prefix(String of) {
    return of.replace('.', '_');
  }
}
