package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.ModuleChanges;
import dev.millet.tests.Shipped;
import dev.millet.tests.Versions;
import dev.millet.tests.trial.Steady;
import dev.millet.tests.trial.TrialModule;
import dev.millet.tests.trial.Unsteady;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** An administrator at the console shows and changes the modules of a running instance. */
public class ModulesCommandIT {

  private static final int USAGE = 2;
  private static final int REFUSED = 21;
  private static final int PLAN_REFUSED = 22;
  private static final int NOT_RUNNING = 28;
  private static final int CHANGE_FAILED = 23;
  private static final int BUSY = 26;

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  private static MilletProcess millet;
  private static Api api;
  private static ModuleChanges changes;

  @BeforeClass
  public static void start() throws Exception {
    millet =
        MilletProcess.run(
                "--set", "upgrades.unsigned=true",
                "--set", "upgrades.watch.seconds=1",
                "--set", "upgrades.start.seconds=30")
            .ready();
    api = new Api(millet.address("/"));
    changes = new ModuleChanges(api, Operator.of(millet).token());
  }

  @AfterClass
  public static void stop() throws InterruptedException {
    if (millet != null) {
      millet.close();
    }
  }

  /** The next test makes changes of its own, and two at once are refused. */
  @After
  public void awaitTheEndOfTheChange() throws Exception {
    if (changes.latest().hasNonNull("id")) {
      changes.outcome();
    }
  }

  /** The second one waits until the watch of the first has ended. */
  @Test
  public void settingsOfAModuleAreSavedAgainWhileItIsWatched() throws Exception {
    String operator = Operator.of(millet).token();
    for (String minutes : List.of("25", "35")) {
      String tag = api.get("/api/v1/settings", operator).headers().firstValue("etag").orElseThrow();
      HttpResponse<String> saved =
          api.change(
              "PATCH",
              "/api/v1/settings",
              operator,
              tag,
              "{\"values\":{\"suggestions.answer.promise\":\"" + minutes + "\"}}");
      assertEquals(saved.body(), 200, saved.statusCode());
      assertTrue(saved.body().contains("\"value\":\"" + minutes + "\""));
    }
  }

  @Test
  public void aModuleIsUpgradedAndGoesBack() throws Exception {
    Path next = jar("voting", "0.1.7");
    Command planned = modules("plan", next.toString());
    assertEquals(planned.output(), 0, planned.code());
    assertTrue(planned.output(), planned.output().contains("voting 0.1.0 -> 0.1.7"));
    assertTrue(planned.output(), planned.output().contains("No downtime."));
    assertTrue(planned.output(), planned.output().contains("not signed"));
    assertTrue(modules("list").output().matches("(?s).*voting +0.1.0.*"));

    Command asked = modules("upgrade", next.toString());
    assertEquals("nobody can be asked", USAGE, asked.code());
    assertTrue(modules("list").output().matches("(?s).*voting +0.1.0.*"));

    Command made = modules("upgrade", "--yes", next.toString());
    assertEquals(made.output(), 0, made.code());
    for (String step : List.of("expand", "start", "check", "switch", "watch", "keep", "drain")) {
      assertTrue(made.output(), made.output().matches("(?s).*done +" + step + " .*"));
    }
    String change = changes.latest().path("id").asText();
    assertTrue(modules("show", "voting").output().contains("can go back to 0.1.0"));
    assertEquals(PLAN_REFUSED, modules("upgrade", "--yes", next.toString()).code());

    assertEquals(0, modules("back", "--yes", "voting").code());
    assertTrue(modules("list").output().matches("(?s).*voting +0.1.0 .*0.1.7.*"));
    String history = modules("history").output();
    assertTrue(history, history.contains("back voting 0.1.7 -> 0.1.0"));
    assertTrue(modules("history", change).output().contains("drain"));
  }

  @Test
  public void aModuleIsDisabledEnabledRemovedAndInstalledByItsName() throws Exception {
    assertEquals(0, modules("disable", "voting", "--yes").code());
    assertEquals(404, api.get("/api/v1/votes/topic/1", null).statusCode());
    assertTrue(modules("list").output().matches("(?s).*voting.*disabled.*"));
    assertEquals(0, modules("enable", "voting", "--yes").code());
    assertEquals(200, api.get("/api/v1/votes/topic/1", null).statusCode());
    assertEquals(0, modules("restart", "voting", "--yes").code());
    assertEquals(0, modules("remove", "voting", "--yes").code());
    assertEquals(404, api.get("/api/v1/votes/topic/1", null).statusCode());
    Command again = modules("install", "voting", "--yes");
    assertEquals(again.output(), 0, again.code());
    assertEquals(200, api.get("/api/v1/votes/topic/1", null).statusCode());
  }

  @Test
  public void whatCannotBeDoneIsSaidWithACodeOfItsOwn() throws Exception {
    Path noJar = folder.newFile("hello.jar").toPath();
    Files.writeString(noJar, "hello");
    Command refused = modules("install", "--yes", noJar.toString());
    assertEquals(refused.output(), REFUSED, refused.code());
    assertTrue(refused.output(), refused.output().contains("The file is no jar"));
    assertEquals(USAGE, modules("install", "--yes", "nothing-of-this-name").code());
    assertEquals(PLAN_REFUSED, modules("back", "--yes", "moderation").code());
    Command kept = modules("reset", "voting", "--yes");
    assertEquals(kept.output(), REFUSED, kept.code());
    assertTrue(kept.output(), kept.output().contains("in development only"));
    assertEquals(200, api.get("/api/v1/votes/topic/1", null).statusCode());
    Path bad = jar("bad.jar", silent("comments", "0.1.8"));
    Command failed = modules("install", "--yes", bad.toString());
    assertEquals(failed.output(), CHANGE_FAILED, failed.code());
    assertTrue(modules("list").output().matches("(?s).*comments +0.1.0.*"));
    Path empty = folder.newFolder("empty").toPath();
    assertEquals(NOT_RUNNING, command("modules", "list", "--data", empty.toString()).code());
  }

  @Test
  public void theSecondOfTwoIsToldWhoIsAtIt() throws Exception {
    changes.begin(silent("comments", "0.1.9"));
    Command second = modules("restart", "--yes", "suggestions");
    assertEquals(second.output(), BUSY, second.code());
    assertTrue(second.output(), second.output().contains("is being made"));
    assertTrue(second.output(), second.output().contains("The operator"));
    assertEquals("failed", changes.outcome());
    String first = changes.latest().path("id").asText();
    Command late = modules("cancel", first);
    assertEquals(late.output(), REFUSED, late.code());
    assertTrue(late.output(), late.output().contains("Change " + first + " has ended (Failed)"));
    assertTrue(modules("history").output().contains("(The operator)"));
  }

  @Test
  public void whoPressesCtrlCBeforeTheSwitchCallsTheChangeOff() throws Exception {
    Path slow = jar("slow.jar", TrialModule.of("1.0.1", Unsteady.TakesItsTime.class).bytes());
    Path output = folder.newFile().toPath();
    Process command =
        new ProcessBuilder(arguments("install", "--yes", slow.toString()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    Await.until(() -> Files.readString(output).contains("starts beside"), () -> "not started");
    command.destroy();
    command.waitFor();
    assertTrue(Files.readString(output), Files.readString(output).contains("is cancelled"));
    assertEquals("cancelled", changes.outcome());
    assertEquals(404, api.get(Steady.PATH, null).statusCode());
  }

  @Test
  public void everyChangeCanBePlannedOnly() throws Exception {
    JsonNode before = changes.latest();
    for (String change : List.of("disable", "remove", "restart")) {
      Command planned = modules(change, "voting", "--dry-run");
      assertEquals(planned.output(), 0, planned.code());
      assertTrue(planned.output(), planned.output().contains(change));
    }
    assertEquals(PLAN_REFUSED, modules("back", "moderation", "--dry-run").code());
    assertEquals(before, changes.latest());
    assertEquals(200, api.get("/api/v1/votes/topic/1", null).statusCode());
  }

  @Test
  public void programsReadJson() throws Exception {
    String plan = modules("restart", "voting", "--dry-run", "--json").output();
    assertTrue(plan, plan.startsWith("{") && plan.contains("\"action\":\"restart\""));
    String[] made = modules("restart", "voting", "--yes", "--json").output().strip().split("\n");
    assertEquals(String.join("\n", made), 2, made.length);
    assertTrue(made[1], made[1].contains("\"outcome\":\"done\""));
    String list = modules("list", "--json").output();
    assertTrue(list, list.startsWith("[{") && list.contains("\"status\":\"healthy\""));
  }

  private Path jar(String module, String version) throws IOException {
    byte[] content = Versions.of(Shipped.home().root(), module).version(version).bytes();
    return jar(module + "-" + version + ".jar", content);
  }

  private Path jar(String name, byte[] content) throws IOException {
    return Files.write(folder.newFile(name).toPath(), content);
  }

  /** A version that starts and never says what it contributes. */
  private static byte[] silent(String module, String version) throws IOException {
    return Versions.of(Shipped.home().root(), module)
        .version(version)
        .header("Service-Component", null)
        .bytes();
  }

  private Command modules(String... arguments) throws InterruptedException {
    List<String> all = arguments(arguments);
    return Command.run(Shipped.home().root(), java(), all.subList(1, all.size()));
  }

  private List<String> arguments(String... arguments) {
    List<String> all = new ArrayList<>();
    all.add(Shipped.home().root().resolve("bin/millet").toString());
    all.add("modules");
    all.addAll(List.of(arguments));
    all.addAll(List.of("--data", millet.data().toString()));
    return all;
  }

  private static Command command(String... arguments) throws InterruptedException {
    return Command.run(Shipped.home().root(), java(), List.of(arguments));
  }

  private static Map<String, String> java() {
    return Map.of("JAVA_HOME", System.getProperty("java.home"));
  }
}
