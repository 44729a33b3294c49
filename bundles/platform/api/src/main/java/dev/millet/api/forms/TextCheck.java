package dev.millet.api.forms;

import dev.millet.api.gateway.ProblemException;
import org.osgi.annotation.versioning.ConsumerType;

/** Checks a text further than its length, such as a name or an address. */
@FunctionalInterface
@ConsumerType
public interface TextCheck {

  /**
   * Returns the text as it is kept.
   *
   * @param text of an allowed length, tidied; never empty
   * @throws ProblemException that names a field, whose code the form's field then has as its error
   */
  String check(String text);
}
