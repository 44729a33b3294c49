package dev.millet.database.hsqldb;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A connection that keeps the statements it has prepared: HSQLDB compiles a statement whenever it
 * is prepared, which takes as long as to run it. A kept statement is lent to one user at a time,
 * and closing it gives it back. For one thread at a time, as the connection is.
 *
 * <p>HSQLDB chooses the index of a statement when it compiles it, by the rows that are there then.
 * One that was compiled while its table was empty would read all that is put in later, so each is
 * compiled again after a number of uses and after some seconds. The least recently used makes room.
 *
 * <p>Statements of one connection with the same text would share what HSQLDB has compiled, and lose
 * it after a change of the schema as soon as one of them is prepared again: each gets a text of its
 * own, by a number at its end.
 */
final class KeptStatements implements InvocationHandler {

  static final int MAX_STATEMENTS = 100;
  static final int MAX_USES = 256;
  static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** The methods that change a statement beyond its parameters: such a statement is not kept. */
  private static final Set<String> CHANGES =
      Set.of(
          "setMaxRows",
          "setLargeMaxRows",
          "setFetchSize",
          "setFetchDirection",
          "setQueryTimeout",
          "setMaxFieldSize",
          "setEscapeProcessing",
          "setCursorName",
          "setPoolable",
          "closeOnCompletion",
          "cancel");

  private final Connection connection;
  private final LongSupplier nanos;
  private final Map<String, Kept> kept = new LinkedHashMap<>();
  private long prepared;

  private KeptStatements(Connection connection, LongSupplier nanos) {
    this.connection = connection;
    this.nanos = nanos;
  }

  static Connection of(Connection connection) {
    return of(connection, System::nanoTime);
  }

  /**
   * Returns a connection that keeps its statements.
   *
   * @param nanos the time that tells the age of a statement, as {@link System#nanoTime()}
   */
  static Connection of(Connection connection, LongSupplier nanos) {
    return (Connection)
        Proxy.newProxyInstance(
            KeptStatements.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new KeptStatements(connection, nanos));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("prepareStatement")) {
      return lend(Arrays.deepToString(arguments), method, arguments);
    }
    if (method.getName().equals("equals")) {
      return proxy == arguments[0];
    }
    return call(connection, method, arguments);
  }

  /** Lends a statement; its key says all that it was asked for, generated keys and the like too. */
  private PreparedStatement lend(String key, Method prepare, Object[] arguments) throws Throwable {
    Kept found = kept.remove(key);
    if (found != null && isStale(found)) {
      found.statement().close();
      found = null;
    }
    if (found == null) {
      Object[] own = arguments.clone();
      own[0] = own[0] + " /* " + ++prepared + " */";
      found = new Kept((PreparedStatement) call(connection, prepare, own), nanos.getAsLong(), 0);
    }
    return (PreparedStatement)
        Proxy.newProxyInstance(
            KeptStatements.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            new Lent(key, found));
  }

  private boolean isStale(Kept statement) {
    return statement.uses() >= MAX_USES || nanos.getAsLong() - statement.preparedAt() >= MAX_NANOS;
  }

  /** Closes the least recently used: the statements are in the order in which they came back. */
  private void makeRoom() throws SQLException {
    if (kept.size() >= MAX_STATEMENTS) {
      Iterator<Kept> oldest = kept.values().iterator();
      Kept leaving = oldest.next();
      oldest.remove();
      leaving.statement().close();
    }
  }

  /** A statement that nobody uses now, with the number of its uses since it was compiled. */
  private record Kept(PreparedStatement statement, long preparedAt, int uses) {}

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private final class Lent implements InvocationHandler {
    private final String key;
    private final Kept lent;
    private final PreparedStatement statement;
    private boolean changed;
    private boolean returned;

    Lent(String key, Kept lent) {
      this.key = key;
      this.lent = lent;
      this.statement = lent.statement();
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      switch (method.getName()) {
        case "close":
          giveBack();
          return null;
        case "isClosed":
          return returned || statement.isClosed();
        case "equals":
          return proxy == arguments[0];
        case "hashCode":
          return System.identityHashCode(proxy);
        default:
          if (returned) {
            throw new SQLException("the statement is closed: " + key);
          }
          changed |= CHANGES.contains(method.getName());
          return failing(method, arguments);
      }
    }

    /** A statement that failed is not kept: what state it is in is the driver's secret. */
    private Object failing(Method method, Object[] arguments) throws Throwable {
      try {
        return call(statement, method, arguments);
      } catch (SQLException e) {
        changed = true;
        throw e;
      }
    }

    private void giveBack() throws SQLException {
      if (returned) {
        return;
      }
      returned = true;
      if (changed || kept.containsKey(key)) {
        statement.close();
        return;
      }
      statement.clearParameters();
      statement.clearBatch();
      forgetWarnings();
      makeRoom();
      kept.put(key, new Kept(statement, lent.preparedAt(), lent.uses() + 1));
    }

    /**
     * A warning knows the classes that it came through. The driver notes it at the statement and at
     * the connection, both of which outlive a module: they would hold its class loader.
     */
    private void forgetWarnings() throws SQLException {
      statement.clearWarnings();
      connection.clearWarnings();
    }
  }
}
