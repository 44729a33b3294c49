package dev.millet.builds.imports;

import dev.millet.api.imports.DemoData;
import java.io.InputStream;
import java.util.function.BooleanSupplier;

/** Six weekly builds of a company that makes phones, and the train behind them. */
final class BuildsDemo implements DemoData {

  private final BooleanSupplier empty;

  /**
   * Makes the data.
   *
   * @param empty tells whether there is no build yet
   */
  BuildsDemo(BooleanSupplier empty) {
    this.empty = empty;
  }

  @Override
  public boolean isWanted() {
    return empty.getAsBoolean();
  }

  @Override
  public InputStream open() {
    return BuildsDemo.class.getResourceAsStream("/demo/builds.jsonl");
  }
}
