package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;

import dev.millet.tests.Api;
import dev.millet.tests.MixedLoad;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** An administrator puts new versions in through the API, good ones; the bad ones are in Bad*IT. */
public class UpgradeIT extends ChangedPlatform {

  @Override
  Map<String, Object> settings() {
    return Map.of("watch.seconds", 1, "least.samples", 10);
  }

  @Test
  public void modulesAreUpgradedUnderLoadAndNobodyNotices() throws Exception {
    MixedLoad load = load(4);
    assertDone(changes.make(next("voting")));
    assertDone(changes.make(next("suggestions")));
    assertDone(changes.make(next("voting"), next("suggestions")));
    load.close();
    assertEquals(List.of(), load.failures());
    for (long suggestion : load.suggestions()) {
      String tally = api.get("/api/v1/votes/suggestion/" + suggestion, null).body();
      assertEquals(tally, load.votes(suggestion), Api.number(tally, "support"));
    }
  }

  @Test
  public void anOlderVersionComesBackOnlyAsTheWayBack() throws Exception {
    byte[] first = next("voting");
    String older = newest();
    byte[] second = next("voting");
    assertDone(changes.make(first));
    assertDone(changes.make(second));
    assertEquals("older", changes.obstacle(first));
    assertDone(changes.goBack(second));
    assertEquals(older, changes.active("voting"));
  }
}
