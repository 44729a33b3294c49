package dev.millet.benchmarks.swaps;

import dev.millet.benchmarks.Instance;
import java.io.IOException;

/** Puts a module in that a benchmark needs. */
public final class InstalledModule {

  private InstalledModule() {}

  /** Puts it in and returns when it answers. */
  public static void put(Instance millet, byte[] jar) throws Exception {
    Changes changes = new Changes(millet);
    Change change = changes.make(Order.put(changes.send(jar)));
    if (!change.outcome().equals("done")) {
      throw new IOException("the module was not put in: " + change);
    }
  }
}
