package dev.millet.launcher.features;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.Spelling;
import java.util.Collection;

/** The message about a feature that is asked for and does not exist. */
final class UnknownFeature {

  private UnknownFeature() {}

  static LaunchException exception(String name, Feature by, Collection<String> known) {
    StringBuilder message = new StringBuilder("There is no feature \"").append(name).append('"');
    if (by != null) {
      message.append(", which the feature ").append(by.name()).append(" requires");
    }
    message.append(". ");
    Spelling.nearest(name, known)
        .ifPresent(near -> message.append("Did you mean ").append(near).append("? "));
    message.append("Known features: ").append(String.join(", ", known)).append('.');
    return new LaunchException(ExitCode.FEATURE_UNKNOWN, message.toString());
  }
}
