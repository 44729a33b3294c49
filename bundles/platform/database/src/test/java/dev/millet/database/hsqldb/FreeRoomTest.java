package dev.millet.database.hsqldb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import java.util.List;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;

/** Below the limit nothing is written, reads go on, and writing goes on by itself afterwards. */
public final class FreeRoomTest {

  private final TemporaryFolder folder = new TemporaryFolder();
  private final Sandbox sandbox = new Sandbox(folder, GroupLimits.DEFAULT);

  @Rule public final RuleChain rules = RuleChain.outerRule(folder).around(sandbox);

  @Test
  public void nothingIsWrittenWhileThereIsTooLittleRoom() {
    sandbox.free(Sandbox.MIN_FREE - 1);
    sandbox.addName("before"); // a start writes all the same
    sandbox.started();
    assertEquals(Code.INSUFFICIENT_STORAGE, refusal(() -> sandbox.addName("refused")).code());
    assertEquals(Code.INSUFFICIENT_STORAGE, refusal(this::changeSchema).code());
    assertEquals(List.of("before"), sandbox.names());
    sandbox.free(Sandbox.MIN_FREE);
    sandbox.addName("after");
    assertEquals(List.of("after", "before"), sandbox.names());
  }

  @Test
  public void theHealthSaysHowMuchIsLeft() {
    assertEquals(Optional.empty(), sandbox.engine().health());
    sandbox.free(3L << 20);
    String reason = sandbox.engine().health().orElseThrow();
    assertTrue(reason, reason.contains("3 MiB left"));
    assertTrue(reason, reason.contains("database.min.free.mib is 64"));
  }

  private void changeSchema() {
    sandbox
        .engine()
        .alone(
            connection -> connection.createStatement().execute("CREATE TABLE more (id INTEGER)"));
  }

  private static DatabaseException refusal(Runnable write) {
    return assertThrows(DatabaseException.class, write::run);
  }
}
