package dev.millet.tests.hostile;

import static org.junit.Assume.assumeTrue;

import dev.millet.api.database.Dialect;
import dev.millet.tests.framework.FrameworkTest;
import dev.millet.tests.framework.PlatformSuite;
import org.junit.Before;

/** The same on PostgreSQL, where writers do not take turns. */
@FrameworkTest(suite = PlatformSuite.class, postgres = true)
public class WithdrawalRacesOnPostgresIT extends WithdrawalRacesIT {

  @Override
  @Before
  public void prepare() throws InterruptedException {
    assumeTrue("there is no PostgreSQL", database.dialect() == Dialect.POSTGRESQL);
    super.prepare();
  }
}
