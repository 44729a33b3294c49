package dev.millet.mail.smtp;

import jakarta.mail.Session;

/**
 * Runs code that finds its parts with the context class loader of the thread, as Jakarta Mail does;
 * the thread has its own loader back afterwards.
 */
final class Loader {

  private Loader() {}

  /** Some code. */
  interface Code<T, E extends Exception> {
    T call() throws E;
  }

  static <T, E extends Exception> T call(Code<T, E> code) throws E {
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    thread.setContextClassLoader(Session.class.getClassLoader());
    try {
      return code.call();
    } finally {
      thread.setContextClassLoader(own);
    }
  }
}
