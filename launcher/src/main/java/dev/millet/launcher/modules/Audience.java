package dev.millet.launcher.modules;

import dev.millet.launcher.run.Console;
import jakarta.json.JsonObject;

/** The reader of a change, from its plan to its end. */
interface Audience extends Following.Shown {

  void plan(JsonObject plan);

  /** Shows that it is over; the message of its end follows where it did not end well. */
  void ended(JsonObject history);

  /** The person at the console. */
  record People(Console console) implements Audience {

    @Override
    public void plan(JsonObject plan) {
      new PlanText(plan).lines().forEach(console::say);
    }

    @Override
    public void progress(String what) {
      console.progress(what);
    }

    @Override
    public void say(String line) {
      console.say(line);
    }

    @Override
    public void ended(JsonObject history) {
      if (Following.outcome(history).equals("done")) {
        console.say("Done.");
      }
    }
  }

  /** A program, which reads a line of JSON for the plan and one for what happened. */
  record Programs(Console console) implements Audience {

    @Override
    public void plan(JsonObject plan) {
      console.say(plan.toString());
    }

    @Override
    public void progress(String what) {
      // all of it comes in the end
    }

    @Override
    public void say(String line) {
      // all of it comes in the end
    }

    @Override
    public void ended(JsonObject history) {
      console.say(history.toString());
    }
  }
}
