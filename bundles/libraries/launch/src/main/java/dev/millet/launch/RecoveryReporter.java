package dev.millet.launch;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Allows the database to recover from damage to its files, instead of ending the start. The
 * launcher offers it where the operator asked for a recovery.
 */
@ProviderType
public interface RecoveryReporter {

  /**
   * Tells the operator what was recovered.
   *
   * @param message a paragraph that says what is missing
   */
  void recovered(String message);
}
