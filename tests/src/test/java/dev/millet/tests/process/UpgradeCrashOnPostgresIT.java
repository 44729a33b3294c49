package dev.millet.tests.process;

import dev.millet.tests.PostgresServer;
import java.util.Set;
import org.junit.Assume;
import org.junit.Before;

/** The same on PostgreSQL, where steps for tables run while the world goes on. */
public class UpgradeCrashOnPostgresIT extends UpgradeCrashIT {

  /** Only what its database makes different, and both sides of what decides. */
  private static final Set<String> MOMENTS =
      Set.of("expand begun", "expand done", "switch done", "keep done", "drain begun");

  private String address;

  @Before
  public void makeDatabase() {
    Assume.assumeTrue("MILLET_TEST_POSTGRES names a server", PostgresServer.isThere());
    address = PostgresServer.newDatabase("crash");
  }

  @Override
  protected boolean isTried(String moment) {
    return MOMENTS.contains(moment);
  }

  @Override
  protected MilletProcess.Start instance(int watchSeconds) {
    return super.instance(watchSeconds).with("MILLET_DATABASE_URL", address);
  }
}
