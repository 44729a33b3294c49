package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Shipped;
import dev.millet.tests.Sweep;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Whatever keeps an instance from starting is said in one paragraph, with a code of its own. In
 * full sweeps on both Javas; {@link LifecycleIT} has one such end on both in each build.
 */
@RunWith(Parameterized.class)
public class StartErrorsIT {

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  private final Path java;
  private Path data;

  public StartErrorsIT(String name, Path java) {
    this.java = java;
  }

  @Parameters(name = "{0}")
  public static Collection<Object[]> javas() {
    List<Object[]> parameters = new ArrayList<>();
    Java.homes().forEach((name, home) -> parameters.add(new Object[] {name, home}));
    return Sweep.isFull() ? parameters : parameters.subList(0, 1);
  }

  @Before
  public void nameTheData() {
    data = folder.getRoot().toPath().resolve("data");
  }

  @Test
  public void aTakenPortIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Command run = run("--port", port);
      assertEnded(10, run);
      assertSays(run, port);
      assertSays(run, "--port");
    }
  }

  @Test
  public void aStatusThatASettingMisspellsIsNamed() throws Exception {
    Command run = run("--port", "0", "--set", "suggestions.status.transitions=open=planned,shiped");
    assertEnded(1, run);
    assertSays(run, "suggestions.status.transitions: 'shiped' is no status");
    assertSays(run, "in-progress, shipped");
  }

  @Test
  public void aDataDirectoryThatCannotBeMadeIsNamed() throws Exception {
    data = folder.newFile("file").toPath().resolve("data");
    Command run = run();
    assertEnded(12, run);
    assertSays(run, data.toString());
  }

  @Test
  public void dataOfANewerVersionIsLeftAlone() throws Exception {
    Files.createDirectories(data);
    Files.writeString(data.resolve("version.json"), "{\"version\": \"99.0.0\"}");
    Command run = run();
    assertEnded(13, run);
    assertSays(run, "written by Millet 99.0.0");
  }

  @Test
  public void anUnknownFeatureListsTheKnownOnes() throws Exception {
    Command run = run("--feature", "vothing");
    assertEnded(14, run);
    assertSays(run, "Did you mean voting?");
    assertSays(
        run,
        "builds, comments, community, core, events, moderation, points, s3, search, sso,"
            + " suggestions, voting");
    assertFalse("nothing is made before the features are known", Files.exists(data));
  }

  @Test
  public void aBrokenFeatureFileIsNamed() throws Exception {
    Altered home = altered().feature("broken", "{ \"id\": \"a:b\", ");
    Command run = run(home.home(), "--feature", "broken");
    assertEnded(15, run);
    assertSays(run, "broken.json");
  }

  @Test
  public void aMissingBundleIsNamed() throws Exception {
    Altered home = altered().featureWithBundle("lost");
    Command run = run(home.home(), "--feature", "lost");
    assertEnded(16, run);
    assertSays(run, "The bundle test:lost:1.0.0");
    assertSays(run, "missing");
  }

  @Test
  public void aBundleThatDoesNotResolveNamesWhatItNeeds() throws Exception {
    Altered home = altered().featureWithBundle("needy");
    home.bundle("needy", Map.of("Import-Package", "com.example.absent;version=\"[1.2,2)\""), "");
    Command run = run(home.home(), "--feature", "needy");
    assertEnded(16, run);
    assertSays(run, "The bundle test:needy:1.0.0 cannot be resolved");
    assertSays(run, "the package com.example.absent, version at least 1.2.0 and below 2.0.0");
  }

  @Test
  public void aBadValueNamesKeyValueRangeAndPlace() throws Exception {
    Command run = run("--set", "gateway.port=99999");
    assertEnded(17, run);
    assertSays(run, "gateway.port");
    assertSays(run, "\"99999\"");
    assertSays(run, "a whole number from 0 to 65535");
    assertSays(run, "command line");
  }

  @Test
  public void anUnknownSettingNamesTheNearest() throws Exception {
    Altered home = altered();
    Path file = home.home().resolve("etc/millet.properties");
    Files.writeString(file, "\ngateway.prot = 80\n");
    Command run = run(home.home());
    assertEnded(17, run);
    assertSays(run, "Did you mean gateway.port?");
    assertSays(run, file + ", line 2");
  }

  @Test
  public void aDatabaseThatDoesNotAnswerIsNamed() throws Exception {
    Command run = run("--set", "database.url=jdbc:postgresql://127.0.0.1:1/millet");
    assertEnded(18, run);
    assertSays(run, "jdbc:postgresql://127.0.0.1:1/millet");
    assertSays(run, "database.url");
  }

  @Test
  public void aDamagedDatabaseIsNamedWithThePlaceWhatIsAtStakeAndWhatToDo() throws Exception {
    try (MilletProcess killed = MilletProcess.run().onJava(java).on(data).ready()) {
      killed.kill();
    }
    DamagedLog log = DamagedLog.in(data).change("CREATE", "CRAETE");
    Command run = run("--port", "0");
    assertEnded(27, run);
    assertSays(run, log.file() + ", line ");
    assertSays(run, "What was written from there on is at stake: ");
    assertSays(run, "put a back-up in its place, or start with \"millet run --recover\"");
    log.withoutSums();
    Command unchecked = run("--port", "0");
    assertEnded(27, unchecked);
    assertSays(unchecked, "it cannot be replayed");
  }

  @Test
  public void recoveringIsForTheEmbeddedDatabase() throws Exception {
    Command run = run("--recover", "--set", "database.url=jdbc:postgresql://127.0.0.1:1/millet");
    assertEnded(2, run);
    assertSays(run, "--recover is for the embedded database");
  }

  @Test
  public void aComponentThatWaitsForeverIsNamedWithWhatItWaitsFor() throws Exception {
    Altered home = altered().featureWithBundle("patient");
    home.bundle(
        "patient",
        Map.of("Millet-Module", "patient"),
        """
        <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="patient.Waiter">
          <implementation class="patient.Waiter"/>
          <reference name="friend" interface="patient.Friend"/>
        </scr:component>
        """);
    Command run = run(home.home(), "--feature", "patient", "--port", "0", "--start-limit", "3");
    assertEnded(19, run);
    assertSays(run, "patient.Waiter of the bundle patient waits for the service patient.Friend");
  }

  private Altered altered() throws IOException {
    return Altered.copy(folder.newFolder("home").toPath());
  }

  private Command run(String... arguments) throws InterruptedException {
    return run(Shipped.home().root(), arguments);
  }

  private Command run(Path home, String... arguments) throws InterruptedException {
    List<String> all = new ArrayList<>(List.of("run", "--data", data.toString()));
    all.addAll(List.of(arguments));
    return Command.run(home, Map.of("JAVA_HOME", java.toString()), all);
  }

  private static void assertEnded(int code, Command run) {
    assertEquals(run.output(), code, run.code());
    assertTrue(run.output(), run.lastLine().startsWith("millet: "));
    assertFalse(run.output(), run.output().contains("\tat "));
    assertFalse(run.output(), run.output().contains("WARNING"));
  }

  private static void assertSays(Command run, String words) {
    assertTrue(words + " is not in:\n" + run.output(), run.lastLine().contains(words));
  }
}
