package dev.millet.tests.framework;

import static org.junit.Assume.assumeTrue;

import dev.millet.api.database.Dialect;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;

/** The same on PostgreSQL. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ModerationMatrixOnPostgresIT extends ModerationMatrixIT {

  @Override
  @Configuration
  public Option[] configuration() {
    return new Option[] {PlatformOptions.feature("community"), PostgresOption.newDatabase()};
  }

  @Override
  @Before
  public void write() throws InterruptedException {
    assumeTrue("there is no PostgreSQL", database.dialect() == Dialect.POSTGRESQL);
    super.write();
  }
}
