package dev.millet.upgrades.leftovers;

import dev.millet.upgrades.problem.ModuleProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A version that was taken away, and is not gone completely.
 *
 * @param module its name; the symbolic name of a bundle that is no module
 * @param bundle the number it had
 * @param since when it was taken away
 * @param held whether its classes outlived two collections that unloaded classes: somebody holds
 *     them. While false it may only be that the garbage collector has not come by
 * @param threads the names of the threads that it has left running
 * @param beans the names of the MBeans that it has left registered
 */
public record Leftover(
    String module,
    String version,
    long bundle,
    Instant since,
    boolean held,
    List<String> threads,
    List<String> beans) {

  /** What is wrong with that; empty while only the garbage collector has not come by. */
  public List<ModuleProblem> problems() {
    List<ModuleProblem> problems = new ArrayList<>();
    if (!threads.isEmpty()) {
      problems.add(ModuleProblem.of("left-threads", module, version, String.join(", ", threads)));
    }
    if (!beans.isEmpty()) {
      problems.add(ModuleProblem.of("left-beans", module, version, String.join(", ", beans)));
    }
    if (held) {
      problems.add(ModuleProblem.of("held", module, version, since.toString()));
    }
    return problems;
  }
}
