package dev.millet.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** What is to run after a commit, and what keeps it from running. */
public final class AfterCommitTest extends WordTable {

  public AfterCommitTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void whatIsToRunAfterTheCommitSeesItDone() throws Exception {
    List<Object> seen = new ArrayList<>();
    database.write(
        handle -> {
          database.afterCommit(() -> seen.add("first"));
          other.write(
              inner -> {
                other.afterCommit(() -> seen.add(wordsElsewhere()));
                return null;
              });
          add(handle, "done");
          assertEquals("nothing runs before", List.of(), seen);
          return null;
        });
    assertEquals(List.of("first", List.of("done")), seen);
  }

  @Test
  public void anActionThatFailsKeepsNoOtherFromRunningAndTheCommitStands() {
    List<String> ran = new ArrayList<>();
    database.write(
        handle -> {
          database.afterCommit(
              () -> {
                throw new NoClassDefFoundError("com/example/Gone");
              });
          database.afterCommit(() -> ran.add("second"));
          return add(handle, "kept");
        });
    assertEquals(List.of("second"), ran);
    assertEquals(List.of("kept"), wordsElsewhere());
  }

  @Test
  public void nothingRunsAfterARollback() {
    List<String> ran = new ArrayList<>();
    assertThrows(
        IllegalStateException.class,
        () ->
            database.write(
                handle -> {
                  database.afterCommit(() -> ran.add("never"));
                  throw new IllegalStateException();
                }));
    assertEquals(List.of(), ran);
  }

  @Test
  public void outsideOfATransactionItRunsAtOnce() {
    List<String> ran = new ArrayList<>();
    database.afterCommit(() -> ran.add("outside"));
    database.read(
        handle -> {
          database.afterCommit(() -> ran.add("in a read"));
          assertEquals(List.of("outside", "in a read"), ran);
          return null;
        });
  }
}
