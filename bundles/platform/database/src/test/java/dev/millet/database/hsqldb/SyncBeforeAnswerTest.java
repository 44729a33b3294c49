package dev.millet.database.hsqldb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * A killed process cannot show that a sync is missing, for what the kernel has survives it. So this
 * looks at the system calls: the log that holds a name is synced before the name is acknowledged.
 */
public final class SyncBeforeAnswerTest {

  private static final Path STRACE = Path.of("/usr/bin/strace");
  private static final Pattern NAME = Pattern.compile("t\\d+n\\d+\\.");
  private static final Pattern SYNC = Pattern.compile("f(data)?sync\\(|f(data)?sync resumed");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Before
  public void needStrace() {
    boolean installed = Files.isExecutable(STRACE);
    assertTrue("install strace", installed || !"true".equals(System.getenv("CI")));
    assumeTrue("install strace", installed);
  }

  @Test
  public void everyAcknowledgedNameWasSyncedBefore() throws Exception {
    assertEquals(List.of(), acknowledgedWithoutSync("synced"));
  }

  /** The control. */
  @Test
  public void withDelayedSyncsTheyAreNot() throws Exception {
    assertFalse(acknowledgedWithoutSync("delayed").isEmpty());
  }

  private List<String> acknowledgedWithoutSync(String mode) throws Exception {
    File trace = folder.newFile();
    List<String> strace =
        List.of(
            STRACE.toString(),
            "-f",
            "-qq",
            "-s",
            "1000000",
            "-e",
            "trace=write,pwrite64,fsync,fdatasync",
            "-o",
            trace.toString());
    ForkedWriter.killAfter(ForkedWriter.start(strace, folder.newFolder(), 8, mode), 400);
    return unsynced(Files.readAllLines(trace.toPath(), StandardCharsets.ISO_8859_1));
  }

  /** Walks through the calls in their order; a sync counts from where it has returned. */
  private static List<String> unsynced(List<String> calls) {
    Set<String> written = new HashSet<>();
    Set<String> synced = new HashSet<>();
    List<String> early = new ArrayList<>();
    int acknowledged = 0;
    for (String call : calls) {
      if (SYNC.matcher(call).find()) {
        if (call.endsWith(" = 0")) {
          synced.addAll(written);
        }
      } else if (call.contains("write(1, \"" + ForkedWriter.KEPT)) {
        acknowledged++;
        names(call).stream().filter(name -> !synced.contains(name)).forEach(early::add);
      } else if (call.contains("INSERT INTO NAMES")) {
        written.addAll(names(call));
      }
    }
    assertTrue("only " + acknowledged + " were acknowledged", acknowledged >= 400);
    return early;
  }

  private static List<String> names(String call) {
    List<String> names = new ArrayList<>();
    for (Matcher matcher = NAME.matcher(call); matcher.find(); ) {
      names.add(matcher.group());
    }
    return names;
  }
}
