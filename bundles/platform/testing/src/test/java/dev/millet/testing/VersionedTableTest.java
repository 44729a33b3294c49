package dev.millet.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.gateway.ProblemException;
import dev.millet.database.migration.MigrationFiles;
import dev.millet.database.migration.MigrationRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What {@link Table#update} promises on each database. */
@RunWith(Parameterized.class)
public final class VersionedTableTest {

  /** A row as it is added. */
  public record Mark(String kind, long number, String note) {}

  /** The part of a row that is edited, with its version. */
  public record Label(String kind, long number, String note, int version) {}

  private final TestDatabase test;
  private final Database database;
  private final Table<Mark> marks;
  private final Table<Label> labels;

  public VersionedTableTest(TestDatabase test) {
    this.test = test;
    this.database = test.database();
    this.marks = database.table("versioned_marks", Mark.class).key("kind", "number");
    this.labels =
        database.table("versioned_marks", Label.class).key("kind", "number").versioned("version");
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void emptyTable() {
    String marks =
        """
        CREATE TABLE versioned_marks (
          kind VARCHAR(8) NOT NULL,
          number BIGINT NOT NULL,
          note VARCHAR(40),
          version INTEGER DEFAULT 1 NOT NULL,
          place VARCHAR(40) DEFAULT 'shelf' NOT NULL,
          PRIMARY KEY (kind, number)
        )
        """;
    new MigrationRunner(test.engine())
        .apply(MigrationFiles.of("versioned", Map.of("db/0001-marks.sql", marks), test.dialect()));
    database.write(handle -> handle.execute("DELETE FROM versioned_marks"));
  }

  @Test
  public void anUpdateCountsTheVersionAndLeavesWhatTheRecordDoesNotHave() {
    database.write(handle -> marks.insert(handle, new Mark("a", 1, "first")));
    Label changed = database.write(handle -> labels.update(handle, new Label("a", 1, "第二 💡", 1)));
    assertEquals(new Label("a", 1, "第二 💡", 2), changed);
    assertEquals(Optional.of(changed), database.read(handle -> labels.find(handle, "a", 1L)));
    database.write(handle -> labels.update(handle, new Label("a", 1, null, 2)));
    assertNull(database.read(handle -> marks.find(handle, "a", 1L)).orElseThrow().note());
    String place =
        database.read(
            handle ->
                handle.createQuery("SELECT place FROM versioned_marks").mapTo(String.class).one());
    assertEquals("shelf", place);
  }

  @Test
  public void whatWasChangedOrRemovedMeanwhileIsNotUpdated() {
    database.write(handle -> marks.insert(handle, new Mark("a", 1, "first")));
    database.write(handle -> labels.update(handle, new Label("a", 1, "second", 1)));
    assertEquals("changed-meanwhile", refused(new Label("a", 1, "late", 1)));
    assertEquals("changed-meanwhile", refused(new Label("a", 2, "nowhere", 1)));
    assertEquals("second", database.read(handle -> marks.find(handle, "a", 1L)).get().note());
    assertThrows(
        IllegalStateException.class,
        () -> database.write(handle -> marks.update(handle, new Mark("a", 1, "no version"))));
  }

  @Test
  public void ofTwoWhoReadTheSameOneUpdates() throws Exception {
    database.write(handle -> marks.insert(handle, new Mark("a", 1, "first")));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int round = 1; round <= 20; round++) {
        int version = round;
        CyclicBarrier together = new CyclicBarrier(2);
        List<Future<Boolean>> written = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          Label mine = new Label("a", 1, "by " + i, version);
          written.add(
              threads.submit(
                  () -> {
                    together.await();
                    return refused(mine) == null;
                  }));
        }
        assertTrue(written.get(0).get() ^ written.get(1).get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Returns the code by which an update is refused; null where it is not. */
  private String refused(Label label) {
    try {
      database.write(handle -> labels.update(handle, label));
      return null;
    } catch (ProblemException e) {
      assertEquals(412, e.problem().status());
      return e.problem().code();
    }
  }
}
