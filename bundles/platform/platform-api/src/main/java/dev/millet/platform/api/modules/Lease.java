package dev.millet.platform.api.modules;

import dev.millet.api.modules.ModuleFailureException;
import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The right to run inside a generation, held for as long as a request, call, batch or job is
 * inside. May be closed by another thread than the one that took it.
 */
@ProviderType
public interface Lease extends AutoCloseable {

  Generation generation();

  /**
   * Runs code of the module: the one way in which the platform calls a module. It runs on this
   * thread. What it throws passes, and an Error becomes an exception that is counted in {@link
   * Generation#errors}. How long it may take is up to the caller, who has a limit of its own.
   *
   * @param what what is called, such as {@code subscription voting.tally}; few different ones
   * @return what the code answers
   * @throws ModuleFailureException when the code throws an Error
   * @throws Exception what the code throws
   */
  default <T> T call(String what, ModuleCode<T> code) throws Exception {
    return new ModuleCall(generation(), what).run(code);
  }

  /**
   * As {@link #call(String, ModuleCode)}, for at most so long: then the thread is interrupted.
   *
   * @throws ModuleFailureException also when the code failed after its time was over
   */
  default <T> T call(String what, Duration limit, ModuleCode<T> code) throws Exception {
    return new ModuleCall(generation(), what).run(limit, code);
  }

  /** Gives the right back; closing twice does nothing. */
  @Override
  void close();
}
