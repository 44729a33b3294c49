package dev.millet.launcher.modules;

import dev.millet.launcher.run.Console;

/** Shows a change to whoever sits at the console. */
record OnConsole(Console console) implements Following.Shown {

  @Override
  public void progress(String what) {
    console.progress(what);
  }

  @Override
  public void say(String line) {
    console.say(line);
  }
}
