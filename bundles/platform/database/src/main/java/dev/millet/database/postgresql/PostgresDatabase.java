package dev.millet.database.postgresql;

import dev.millet.api.database.Dialect;
import dev.millet.database.engine.Engine;
import dev.millet.database.engine.Options;
import dev.millet.database.engine.Pool;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens a PostgreSQL database. */
public final class PostgresDatabase {

  private PostgresDatabase() {}

  /**
   * Makes the pools; connects when somebody asks. Readers and writers have a pool each, so that a
   * write inside a read never waits for the reader that it belongs to.
   *
   * @param url {@code jdbc:postgresql://host:port/database?...}
   * @param user empty where the url names one
   * @param password empty where the url has it or none is needed
   */
  public static Engine open(String url, String user, String password, Options options) {
    long limit = options.transactionLimit().toMillis();
    PGSimpleDataSource readers = source(url, user, password, options);
    readers.setOptions("-c default_transaction_read_only=on -c statement_timeout=" + limit);
    PGSimpleDataSource writers = source(url, user, password, options);
    // should the process that cuts transactions off be gone itself
    writers.setOptions("-c idle_in_transaction_session_timeout=" + 2 * limit);
    PGSimpleDataSource probe = source(url, user, password, options);
    probe.setConnectTimeout(1);
    probe.setLoginTimeout(1);
    probe.setSocketTimeout(1);
    return new Engine(
        Dialect.POSTGRESQL,
        Pool.forReading(readers, options),
        new PlainWriter(writers, probe, options));
  }

  private static PGSimpleDataSource source(
      String url, String user, String password, Options options) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    if (!user.isEmpty()) {
      source.setUser(user);
    }
    if (!password.isEmpty()) {
      source.setPassword(password);
    }
    source.setApplicationName("millet");
    int patience = Math.max(1, (int) options.patience().toSeconds());
    source.setConnectTimeout(patience);
    source.setLoginTimeout(patience);
    source.setTcpKeepAlive(true);
    // the server's details repeat the row that it refused, and with it what a member wrote
    source.setLogServerErrorDetail(false);
    // a server that has gone silent is noticed after this
    source.setSocketTimeout(
        (int) options.transactionLimit().plus(Duration.ofSeconds(10)).toSeconds());
    return source;
  }
}
