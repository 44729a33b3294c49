package dev.millet.database.engine;

/** Threads of the database: daemons that keep no other bundle's class loader. */
public final class DatabaseThreads {

  private DatabaseThreads() {}

  public static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "millet-database");
    thread.setDaemon(true);
    thread.setContextClassLoader(DatabaseThreads.class.getClassLoader());
    return thread;
  }
}
