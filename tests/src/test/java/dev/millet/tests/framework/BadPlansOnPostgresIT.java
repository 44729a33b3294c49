package dev.millet.tests.framework;

import static org.junit.Assume.assumeTrue;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;

/** The same on PostgreSQL, where steps run while callers are inside. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class BadPlansOnPostgresIT extends BadPlansIT {

  @Inject private Database database;

  @Override
  @Configuration
  public Option[] configuration() {
    return new Option[] {PlatformOptions.feature("community"), PostgresOption.newDatabase()};
  }

  @Before
  public void requirePostgres() {
    assumeTrue("there is no PostgreSQL", database.dialect() == Dialect.POSTGRESQL);
  }
}
