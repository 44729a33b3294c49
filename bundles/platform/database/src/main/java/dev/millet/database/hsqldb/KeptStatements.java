package dev.millet.database.hsqldb;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A connection that keeps the statements it has prepared: HSQLDB compiles a statement whenever it
 * is prepared, which takes as long as to run it. A kept statement is lent to one user at a time,
 * and closing it gives it back. For one thread at a time, as the connection is.
 */
final class KeptStatements implements InvocationHandler {

  private static final int MAX_STATEMENTS = 100;

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
  private final Map<String, PreparedStatement> kept = new HashMap<>();

  private KeptStatements(Connection connection) {
    this.connection = connection;
  }

  static Connection of(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            KeptStatements.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new KeptStatements(connection));
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
    PreparedStatement statement = kept.remove(key);
    if (statement == null) {
      statement = (PreparedStatement) call(connection, prepare, arguments);
    }
    return (PreparedStatement)
        Proxy.newProxyInstance(
            KeptStatements.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            new Lent(key, statement));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private final class Lent implements InvocationHandler {
    private final String key;
    private final PreparedStatement statement;
    private boolean changed;
    private boolean returned;

    Lent(String key, PreparedStatement statement) {
      this.key = key;
      this.statement = statement;
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
      if (changed || kept.size() >= MAX_STATEMENTS || kept.containsKey(key)) {
        statement.close();
        return;
      }
      statement.clearParameters();
      statement.clearBatch();
      forgetWarnings();
      kept.put(key, statement);
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
