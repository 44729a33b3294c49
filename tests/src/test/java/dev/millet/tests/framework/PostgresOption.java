package dev.millet.tests.framework;

import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;

import dev.millet.tests.PostgresServer;
import org.ops4j.pax.exam.Option;

/** A new database on the PostgreSQL server of the tests, instead of the embedded one. */
public final class PostgresOption {

  private PostgresOption() {}

  /** Nothing where there is no server: a test that needs it is skipped then. */
  public static Option newDatabase() {
    return PostgresServer.isThere()
        ? composite(
            frameworkProperty(FreePort.DATABASE).value(PostgresServer.newDatabase("framework")))
        : composite();
  }
}
