package dev.millet.tests.framework;

import static org.junit.Assume.assumeTrue;

import dev.millet.api.database.Dialect;
import org.junit.Before;

/** The same on PostgreSQL. */
@FrameworkTest(suite = PlatformSuite.class, postgres = true)
public class MergeOrdersOnPostgresIT extends MergeOrdersIT {

  @Override
  @Before
  public void begin() throws InterruptedException {
    assumeTrue("there is no PostgreSQL", database.dialect() == Dialect.POSTGRESQL);
    super.begin();
  }
}
