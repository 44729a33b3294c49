package dev.millet.tests.framework;

import static org.junit.Assume.assumeTrue;

import dev.millet.api.database.Dialect;
import dev.millet.tests.Sweep;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;

/** The same on PostgreSQL, where the tables grow without a pause. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class UpgradeUnderLoadOnPostgresIT extends UpgradeUnderLoadIT {

  @Override
  @Configuration
  public Option[] configuration() {
    return new Option[] {PlatformOptions.feature("community"), PostgresOption.newDatabase()};
  }

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
