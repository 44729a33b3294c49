package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.Shipped;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Nobody has to sign what came with the distribution, where only signed modules are let in. */
public class ShippedModulesIT {

  private static final String BALLOTS = "/api/v1/votes/suggestion";

  @Test
  public void aShippedModuleIsDisabledAndEnabledWithoutASignature() throws Exception {
    try (MilletProcess millet = MilletProcess.run("--set", "upgrades.watch.seconds=0").ready()) {
      Api api = new Api(millet.address("/"));
      assertEquals(200, api.get(BALLOTS, null).statusCode());
      change(millet, "disable");
      assertEquals(404, api.get(BALLOTS, null).statusCode());
      change(millet, "enable");
      assertEquals(200, api.get(BALLOTS, null).statusCode());
    }
  }

  private static void change(MilletProcess millet, String how) throws Exception {
    List<String> arguments =
        List.of("modules", how, "voting", "--yes", "--data", millet.data().toString());
    Command made = Command.run(Shipped.home().root(), Map.of(), arguments);
    assertEquals(made.output(), 0, made.code());
    assertTrue(made.output(), made.output().contains("Done."));
  }
}
