package dev.millet.platform.api.modules;

import dev.millet.api.modules.ModuleFailureException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Calls a module's code; {@link Lease#call} is the way here. A module whose classes do not fit
 * throws an Error where a module with a bug throws an exception. To everybody around, both are
 * failures of that module.
 */
final class ModuleCall {

  private final Generation generation;
  private final String what;

  ModuleCall(Generation generation, String what) {
    this.generation = generation;
    this.what = what;
  }

  <T> T run(ModuleCode<T> code) throws Exception {
    try {
      return code.run();
    } catch (Exception e) {
      throw e;
    } catch (Throwable e) {
      // also of the virtual machine: the platform's thread goes on, and the call has failed
      CallErrors.of(generation).add(what);
      throw failure("failed: " + e, e);
    }
  }

  /**
   * Runs it, and interrupts it when its time is over. Java's own timer thread does that: it is
   * there in every process and belongs to nobody.
   */
  <T> T run(Duration limit, ModuleCode<T> code) throws Exception {
    Thread caller = Thread.currentThread();
    AtomicBoolean running = new AtomicBoolean(true);
    CompletableFuture<Void> time = new CompletableFuture<>();
    time.completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS)
        .thenRun(() -> interrupt(caller, running, limit));
    T answer = null;
    Exception thrown = null;
    try {
      answer = run(code);
    } catch (Exception e) {
      thrown = e;
    }
    time.cancel(false);
    boolean late = overran(running);
    if (late) {
      OverdueCalls.of(generation).remove(caller);
      // the interrupt was meant for the code, not for who called it
      Thread.interrupted();
    }
    if (thrown == null) {
      return answer;
    }
    throw late ? failure("took longer than " + limit.toMillis() + " ms", thrown) : thrown;
  }

  private void interrupt(Thread caller, AtomicBoolean running, Duration limit) {
    synchronized (running) {
      if (running.getAndSet(false)) {
        if (!what.startsWith(HealthCheckRunner.CALL)) { // that is named in the check's own place
          OverdueCalls.of(generation).add(caller, what, limit);
        }
        caller.interrupt();
      }
    }
  }

  /** Ends the time of the call: from here on it is not interrupted any more. */
  private static boolean overran(AtomicBoolean running) {
    synchronized (running) {
      return !running.getAndSet(false);
    }
  }

  private ModuleFailureException failure(String happened, Throwable cause) {
    return new ModuleFailureException(
        generation.module(),
        generation.module() + " " + generation.version() + ": " + what + " " + happened,
        cause);
  }
}
