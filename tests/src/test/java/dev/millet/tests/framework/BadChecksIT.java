package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.tests.Await;
import dev.millet.tests.trial.BadNeighbour;
import dev.millet.tests.trial.Steady;
import dev.millet.tests.trial.TrialModule;
import dev.millet.tests.trial.Unsteady;
import java.io.ByteArrayInputStream;
import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.inject.Inject;
import org.junit.Test;
import org.osgi.framework.Bundle;

/** Versions that stand by and do not pass their checks. */
public class BadChecksIT extends TrialGround {

  @Inject private Generations generations;

  @Override
  Map<String, Object> settings() {
    return Map.of("unsigned", true, "watch.seconds", 0, "heap.mib", 32);
  }

  @Test
  public void aHealthCheckThatIsRed() throws Exception {
    failure(TrialModule.of(next(), Unsteady.IsIll.class))
        .says("health", TrialModule.NAME, "stove", "the stove is cold");
  }

  @Test
  public void aHealthCheckThatThrows() throws Exception {
    failure(TrialModule.of(next(), Unsteady.ThrowsWhenExamined.class))
        .says("health", "stove", "no doctor");
  }

  @Test
  public void aHealthCheckThatHangs() throws Exception {
    configure(Map.of("unsigned", true, "watch.seconds", 0, "start.seconds", 3));
    failure(TrialModule.of(next(), Unsteady.HangsWhenExamined.class))
        .says("check-hangs", "3", "java.lang.Thread.sleep");
  }

  @Test
  public void aSmokeRequestThatFails() throws Exception {
    failure(TrialModule.of(next(), Unsteady.FailsItsSmokeRequest.class))
        .says("smoke", "GET /api/v1/trial answered 503, not 200");
  }

  @Test
  public void aRouteThatAnotherModuleHas() throws Exception {
    failure(TrialModule.of(next(), BadNeighbour.TakesAnothersRoute.class))
        .says("collision", TrialModule.NAME, "GET /api/v1/votes/mine", "voting 0.1");
  }

  @Test
  public void aRouteUnderTheNameOfAnotherModule() throws Exception {
    failure(TrialModule.of(next(), BadNeighbour.TakesAnothersName.class))
        .says("contributions", "/voting", "voting");
  }

  @Test
  public void aThreadThatIsLeftRunning() throws Exception {
    failure(TrialModule.of(next(), Unsteady.BeginsAThread.class))
        .says("threads", TrialModule.NAME, "trial-ticker");
  }

  @Test
  public void tooMuchHeapThatIsKept() throws Exception {
    failure(TrialModule.of(next(), Unsteady.KeepsMuch.class))
        .says("heap", TrialModule.NAME, "32 MiB");
  }

  @Test
  public void muchHeapThatIsGivenBackIsNoReason() throws Exception {
    isLetIn(Unsteady.TakesMuchForAMoment.class);
  }

  @Test
  public void heapThatOthersKeepIsNoReason() throws Exception {
    List<byte[]> others = kept();
    isLetIn(Unsteady.TakesMuchForAMoment.class);
    assertFalse(others.isEmpty());
  }

  /** What it keeps is too much, whatever others keep. */
  @Test
  public void heapThatOthersKeepIsNoExcuse() throws Exception {
    List<byte[]> others = kept();
    failure(TrialModule.of(next(), Unsteady.KeepsMuch.class))
        .says("heap", TrialModule.NAME, "12 MiB");
    assertFalse(others.isEmpty());
  }

  /** 16 MiB that no collection has seen yet, where that can be had. */
  private List<byte[]> kept() throws Exception {
    configure(Map.of("unsigned", true, "watch.seconds", 0, "heap.mib", 12));
    List<byte[]> kept = new ArrayList<>();
    long before;
    int tries = 0;
    do {
      kept.clear();
      System.gc();
      before = collections();
      for (int i = 0; i < 256; i++) {
        kept.add(new byte[64 * 1024]);
      }
    } while (collections() > before && ++tries < 20);
    return kept;
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  @Test
  public void moreHeapThatIsAllowedIsNoReason() throws Exception {
    configure(Map.of("unsigned", true, "watch.seconds", 0, "heap.mib", 512));
    isLetIn(Unsteady.KeepsMuch.class);
  }

  @Test
  public void aHealthCheckThatLacksAClass() throws Exception {
    failure(TrialModule.of(next(), Unsteady.LacksAClass.class))
        .says("health", "stove", "NoClassDefFoundError");
  }

  @Test
  public void theLanguageThatIsChangedAtTheStart() throws Exception {
    Locale before = Locale.getDefault();
    failure(TrialModule.of(next(), Unsteady.ChangesTheLanguage.class))
        .says("defaults", TrialModule.NAME, "Locale");
    assertEquals(before, Locale.getDefault());
  }

  @Test
  public void theOutputThatIsChangedByASmokeRequest() throws Exception {
    PrintStream before = System.out;
    failure(TrialModule.of(next(), Unsteady.ChangesTheOutputWhenItAnswers.class))
        .says("defaults", TrialModule.NAME, "System.out");
    assertSame(before, System.out);
  }

  /** What of an active version lacks a class fails alone, and does not pull others along. */
  @Test
  public void anActiveVersionThatLacksAClassFailsAlone() throws Exception {
    String run = Long.toString(System.nanoTime(), 36);
    api.product(run, OPERATOR);
    String member = api.member("m" + run, OPERATOR);
    String suggestion = "/suggestion/" + api.suggestion(run, "Vote for me", member);
    String version = next();
    byte[] jar = TrialModule.of(version, Unsteady.LacksAClass.class).bytes();
    Bundle bundle = context.installBundle("lacking", new ByteArrayInputStream(jar));
    Generation before = generation(TrialModule.NAME, active());
    try {
      bundle.start();
      Await.until(() -> generation(TrialModule.NAME, version) != null, () -> "not filed");
      Generation lacking = generation(TrialModule.NAME, version);
      generations.switchTo(List.of(lacking), List.of());
      var ready = api.get("/health/ready", OPERATOR);
      assertEquals(ready.body(), 503, ready.statusCode());
      assertTrue(ready.body(), ready.body().contains("trial/stove"));
      assertEquals(500, api.get(Unsteady.LacksAClass.BROKEN, null).statusCode());
      assertEquals(200, api.put("/api/v1/votes" + suggestion, member).statusCode());
      assertEquals(200, api.get("/suggestions", null).statusCode());
      Await.until(
          () -> lacking.errors().keySet().containsAll(ALL_CALLS),
          () -> lacking.errors().toString());
      isShownToAdministrators("slot subject.vote");
      generations.switchTo(List.of(before), List.of());
      Await.until(() -> api.get("/health/ready", null).statusCode() == 200, () -> "not ready");
    } finally {
      generations.switchTo(List.of(before), List.of());
      bundle.uninstall();
    }
  }

  private void isShownToAdministrators(String call) throws Exception {
    String told = api.get("/api/v1/modules/" + TrialModule.NAME, OPERATOR).body();
    assertTrue(told, told.contains("\"" + call + "\":"));
    String page = api.get("/modules/" + TrialModule.NAME, OPERATOR).body();
    assertTrue(page, page.contains("<td>" + call + "</td>"));
  }

  private static final Set<String> ALL_CALLS =
      Set.of(
          "health check stove",
          "GET " + Unsteady.LacksAClass.BROKEN,
          "subscription trial.votes",
          "job trial.count",
          "slot subject.vote");

  /** The control: what the checks keep out would answer otherwise. */
  @Test
  public void withoutTheChecksAnIllVersionTakesOver() throws Exception {
    String version = next();
    byte[] jar = TrialModule.of(version, Unsteady.IsIll.class).bytes();
    Bundle bundle = context.installBundle("unchecked", new ByteArrayInputStream(jar));
    Generation before = generation(TrialModule.NAME, active());
    try {
      bundle.start();
      Await.until(() -> generation(TrialModule.NAME, version) != null, () -> "not filed");
      generations.switchTo(List.of(generation(TrialModule.NAME, version)), List.of());
      assertEquals(version, api.get(Steady.PATH, null).body());
    } finally {
      generations.switchTo(List.of(before), List.of());
      bundle.uninstall();
    }
  }

  private Generation generation(String module, String version) {
    return generations.all().stream()
        .filter(each -> each.module().equals(module))
        .filter(each -> each.version().toString().equals(version))
        .findFirst()
        .orElse(null);
  }
}
