package dev.millet.tests.framework;

import static org.junit.Assume.assumeTrue;

import dev.millet.api.database.Dialect;
import dev.millet.tests.Sweep;
import org.junit.Before;

/** The same on PostgreSQL, where the tables grow without a pause. */
@FrameworkTest(
    suite = ChangeSuite.class,
    postgres = true,
    alone = "versions and tables stay behind that other tests would meet")
public class UpgradeUnderLoadOnPostgresIT extends UpgradeUnderLoadIT {

  @Override
  protected int changes() {
    return Sweep.rounds(1, 2) * A_ROUND;
  }

  @Override
  @Before
  public void people() throws Exception {
    assumeTrue("there is no PostgreSQL", database.dialect() == Dialect.POSTGRESQL);
    super.people();
  }
}
