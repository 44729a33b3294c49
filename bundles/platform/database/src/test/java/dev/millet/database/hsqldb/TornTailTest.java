package dev.millet.database.hsqldb;

import static org.junit.Assert.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What stands in the log behind the last acknowledged commit never keeps anybody from starting. */
public final class TornTailTest {

  private static final int NAMES = 20;
  private static final String HALF = "/*C3*/INSERT INTO NAMES VALUES('to";
  private static final String WHOLE = "/*C3*/INSERT INTO NAMES VALUES('refused.')\nCOMMIT\n";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private KilledDatabase killed;

  @Before
  public void kill() throws Exception {
    killed = KilledDatabase.with(NAMES, folder.newFolder().toPath(), folder.newFolder().toPath());
  }

  @Test
  public void halfALineIsCutOff() throws Exception {
    append(HALF);
    assertEquals(KilledDatabase.expected(NAMES), killed.names());
  }

  @Test
  public void halfALineIsCutOffAfterAPowerFailure() throws Exception {
    append(HALF);
    killed.fromAnotherBoot();
    assertEquals(KilledDatabase.expected(NAMES), killed.names());
  }

  @Test
  public void zerosAreCutOffAfterAPowerFailure() throws Exception {
    append("\0".repeat(5_000));
    killed.fromAnotherBoot();
    assertEquals(KilledDatabase.expected(NAMES), killed.names());
  }

  @Test
  public void halfALineIsCutOffWhereThereAreNoSums() throws Exception {
    append(HALF);
    Files.delete(killed.sums());
    assertEquals(KilledDatabase.expected(NAMES), killed.names());
  }

  /** The process was killed before it could answer: it is the same as never written. */
  @Test
  public void aWholeCommitThatWasNotAcknowledgedIsCutOff() throws Exception {
    append(WHOLE);
    assertEquals(KilledDatabase.expected(NAMES), killed.names());
  }

  /** Sums are synced later than the log: what has none may have been acknowledged. */
  @Test
  public void commitsWhoseSumsAPowerFailureTookAreKept() throws Exception {
    killed.withoutLastSums(5);
    killed.fromAnotherBoot();
    assertEquals(KilledDatabase.expected(NAMES), killed.names());
  }

  /** The control: within the same boot they were not acknowledged. */
  @Test
  public void commitsWithoutSumsAreCutOffWithinTheSameBoot() throws Exception {
    killed.withoutLastSums(5);
    assertEquals(NAMES - 5, killed.names().size());
  }

  private void append(String text) throws Exception {
    Files.writeString(killed.log(), text, StandardCharsets.ISO_8859_1, StandardOpenOption.APPEND);
  }
}
