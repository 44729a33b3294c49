package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import java.io.IOException;
import javax.inject.Inject;
import org.junit.Test;

/** What a version takes away waits until that version has itself been replaced for good. */
public class ContractStepsIT extends ChangedPlatform {

  @Inject private Database database;

  @Test
  public void itRunsAfterTheNextUpgradeAndNotOnTheWayBack() throws Exception {
    byte[] first = tidying();
    String old = newest();
    assertDone(changes.make(first));
    assertTrue("it only adds", exists());
    assertDone(changes.goBack(first));
    assertTrue("the way back takes nothing away", exists());
    assertDone(changes.make(first));
    assertTrue(exists());

    byte[] second = tidying();
    String order = "{\"files\": " + changes.files(second) + "}";
    String plan = changes.plan(order).path("items").path(0).path("contract").toString();
    assertTrue(plan, plan.contains("drop-trial"));
    assertDone(changes.order(order));
    assertFalse("nobody needs it any more", exists());
    assertTrue(changes.reports().toString(), changes.reports().toString().contains("contract"));

    assertEquals("a version from before it", "migration", changes.obstacle(next("voting")));
    assertDone(changes.goBack(second));
    assertEquals(old, changes.active("voting"));
  }

  @Test
  public void itRunsAfterAChangeInPlaceAsWell() throws Exception {
    assertDone(changes.make(tidying("suggestions")));
    assertTrue("it only adds", exists("suggestions_trial"));
    assertDone(changes.make(next("voting.api"), tidying("suggestions")));
    assertFalse(changes.reports().toString(), exists("suggestions_trial"));
    assertEquals("what was recalled has gone again", 1, bundlesOf("suggestions"));
  }

  private boolean exists() {
    return exists("voting_trial");
  }

  private boolean exists(String table) {
    return database.read(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT COUNT(*) FROM information_schema.tables
                        WHERE LOWER(table_name) = :table
                        """)
                    .bind("table", table)
                    .mapTo(Integer.class)
                    .one())
        > 0;
  }

  private byte[] tidying() throws IOException {
    return tidying("voting");
  }

  private byte[] tidying(String module) throws IOException {
    String table = module + "_trial";
    return version(module)
        .entry("db/9001-trial.sql", "CREATE TABLE " + table + " (id BIGINT PRIMARY KEY)")
        .entry("db/contract/9002-drop-trial.sql", "DROP TABLE " + table)
        .bytes();
  }
}
