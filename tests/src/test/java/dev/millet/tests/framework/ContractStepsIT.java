package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.ModuleChanges;
import dev.millet.tests.Versions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.Map;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.ops4j.pax.exam.util.Filter;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;

/** What a version takes away waits until that version has itself been replaced for good. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ContractStepsIT {

  private static final String OPERATOR = "operator-of-a-test";

  @Inject private BundleContext context;
  @Inject private ConfigurationAdmin configurations;
  @Inject private Database database;

  @Inject
  @Filter(value = "(millet.gateway=true)", timeout = 60_000)
  private URI gateway;

  @Configuration
  public Option[] configuration() {
    return new Option[] {PlatformOptions.feature("community")};
  }

  @Test
  public void itRunsAfterTheNextUpgradeAndNotOnTheWayBack() throws Exception {
    Api api = new Api(gateway);
    ModuleChanges changes = new ModuleChanges(api, OPERATOR);
    Await.until(() -> api.get("/health/ready", null).statusCode() == 200, () -> "not ready");
    configurations
        .getConfiguration("dev.millet.upgrades", "?")
        .update(new Hashtable<>(Map.of("unsigned", true, "watch.seconds", 0)));
    byte[] first = version("0.1.1");
    byte[] second = version("0.1.2");
    Await.until(() -> changes.letsIn(first), () -> "settings not taken");

    assertEquals("done", changes.make(first));
    assertTrue("it only adds", exists());
    assertEquals("done", changes.goBack(first));
    assertTrue("the way back takes nothing away", exists());
    assertEquals("done", changes.make(first));
    assertTrue(exists());

    String order = "{\"files\": " + changes.files(second) + "}";
    String plan = changes.plan(order).path("items").path(0).path("contract").toString();
    assertTrue(plan, plan.contains("drop-trial"));
    assertEquals("done", changes.order(order));
    assertFalse("nobody needs it any more", exists());
    assertTrue(changes.reports().toString(), changes.reports().toString().contains("contract"));

    byte[] without =
        Versions.of(Path.of(context.getProperty("millet.home")), "voting").version("0.1.3").bytes();
    assertEquals("a version from before it", "migration", changes.obstacle(without));
    assertEquals("done", changes.goBack(second));
    assertEquals("0.1.1", changes.active("voting"));
  }

  private boolean exists() {
    return database.read(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT COUNT(*) FROM information_schema.tables
                        WHERE LOWER(table_name) = 'voting_trial'
                        """)
                    .mapTo(Integer.class)
                    .one())
        > 0;
  }

  private byte[] version(String version) throws IOException {
    return Versions.of(Path.of(context.getProperty("millet.home")), "voting")
        .version(version)
        .entry("db/9001-trial.sql", "CREATE TABLE voting_trial (id BIGINT PRIMARY KEY)")
        .entry("db/contract/9002-drop-trial.sql", "DROP TABLE voting_trial")
        .bytes();
  }
}
