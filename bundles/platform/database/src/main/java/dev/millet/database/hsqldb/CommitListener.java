package dev.millet.database.hsqldb;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/** A connection that tells of each commit that succeeded, before it is answered. */
record CommitListener(Connection target, Runnable committed) implements InvocationHandler {

  Connection connection() {
    return (Connection)
        Proxy.newProxyInstance(
            CommitListener.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    Object result;
    try {
      result = method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    if (method.getName().equals("commit")) {
      committed.run();
    }
    return result;
  }
}
