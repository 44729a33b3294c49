package dev.millet.tests.framework;

import static org.junit.Assume.assumeTrue;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import javax.inject.Inject;
import org.junit.Before;

/** The same on PostgreSQL, where steps run while callers are inside. */
@FrameworkTest(suite = TrialSuite.class, postgres = true)
public class BadPlansOnPostgresIT extends BadPlansIT {

  @Inject private Database database;

  @Before
  public void requirePostgres() {
    assumeTrue("there is no PostgreSQL", database.dialect() == Dialect.POSTGRESQL);
  }
}
