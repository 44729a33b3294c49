package dev.millet.launch;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Ends a start that cannot go on, and tells the operator why. The launcher offers it; without it
 * nobody waits for the start. The first message is the one that is shown. Once the start has ended,
 * a message has no effect. Thread-safe.
 */
@ProviderType
public interface StartReporter {

  /**
   * Reports that the calling bundle cannot start. The process ends with the exit code of that
   * bundle.
   *
   * @param message a paragraph that says what is wrong and what to do
   */
  void failed(String message);

  /**
   * Reports that the calling bundle cannot start because its data is not as it was written. The
   * process ends with the exit code for damaged data.
   *
   * @param message a paragraph that says what is wrong and what to do
   */
  void damaged(String message);
}
