package dev.millet.database.engine;

import dev.millet.database.rows.BatchConnection;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * A connection as the work of one turn sees it: every call passes the turn's gate, the end of the
 * transaction is not the work's, and schema changes are refused. Result sets are handed out as they
 * are: what they still answer is memory.
 */
public final class GatedConnection implements InvocationHandler {

  private static final Set<String> PLATFORM_ONLY =
      Set.of(
          "commit",
          "abort",
          "setAutoCommit",
          "setReadOnly",
          "setTransactionIsolation",
          "setCatalog",
          "setSchema",
          "setNetworkTimeout",
          "setClientInfo",
          "setHoldability",
          "unwrap");

  private final Turn turn;
  private final Object target;
  private final Connection connection;

  private GatedConnection(Turn turn, Object target, Connection connection) {
    this.turn = turn;
    this.target = target;
    this.connection = connection;
  }

  /** The connection for the work of a turn. */
  public static Connection of(Connection connection, Turn turn) {
    return (Connection)
        Proxy.newProxyInstance(
            GatedConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class, BatchConnection.class},
            new GatedConnection(turn, connection, null));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    String name = method.getName();
    if (target instanceof Connection bare) {
      if (method.getDeclaringClass() == BatchConnection.class) {
        BatchConnection.Batch<?> batch = (BatchConnection.Batch<?>) arguments[0];
        return turn.pass(() -> batch.run(bare));
      }
      if (name.equals("close")) {
        return null;
      }
      if (PLATFORM_ONLY.contains(name) || (name.equals("rollback") && arguments == null)) {
        throw new SQLException(name + " is the platform's: return to commit, throw to undo");
      }
    }
    switch (name) {
      case "getConnection":
        return connection;
      case "equals":
        return proxy == arguments[0];
      case "hashCode":
        return System.identityHashCode(proxy);
      case "close":
        return call(method, arguments);
      default:
        if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
          requireData(name, sql);
        }
        return wrapped(proxy, turn.pass(() -> call(method, arguments)));
    }
  }

  private static void requireData(String method, String sql) throws SQLException {
    if (method.startsWith("prepare") || method.startsWith("execute") || method.equals("addBatch")) {
      DataStatements.require(sql);
    }
  }

  private Object wrapped(Object proxy, Object result) {
    Connection own = connection == null && proxy instanceof Connection c ? c : connection;
    if (result instanceof CallableStatement) {
      return proxy(CallableStatement.class, new GatedConnection(turn, result, own));
    }
    if (result instanceof PreparedStatement) {
      return proxy(PreparedStatement.class, new GatedConnection(turn, result, own));
    }
    if (result instanceof Statement) {
      return proxy(Statement.class, new GatedConnection(turn, result, own));
    }
    if (result instanceof DatabaseMetaData) {
      return proxy(DatabaseMetaData.class, new GatedConnection(turn, result, own));
    }
    return result;
  }

  private Object call(Method method, Object[] arguments) throws SQLException {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      if (thrown instanceof SQLException sql) {
        throw sql;
      }
      if (thrown instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (thrown instanceof Error error) {
        throw error;
      }
      throw new SQLException(thrown);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("the methods of JDBC are public", e);
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            GatedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
