package dev.millet.launcher.modules;

import dev.millet.launcher.run.Console;

/** Shows only what went wrong. */
record Failures(Console console) implements Following.Shown {

  @Override
  public void progress(String what) {
    // who builds every minute need not hear of each step
  }

  @Override
  public void say(String line) {
    if (!line.startsWith("  done")) {
      console.say("dev:" + line);
    }
  }
}
