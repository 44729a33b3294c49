package dev.millet.launcher.modules;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import java.io.Console;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Asks whoever sits at the terminal whether a change is to be made. */
final class Consent implements BooleanSupplier {

  @Override
  public boolean getAsBoolean() {
    Console terminal = System.console();
    if (terminal == null) {
      throw new LaunchException(
          ExitCode.USAGE, "Nobody can be asked here. Say --yes to have it made.");
    }
    // nothing at all where somebody pressed Ctrl+D
    String answer = terminal.readLine("Make this change? [y/N] ");
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }
}
