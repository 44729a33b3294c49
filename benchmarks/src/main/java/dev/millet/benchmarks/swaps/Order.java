package dev.millet.benchmarks.swaps;

import java.util.List;

/**
 * What is to be changed, as the API takes it.
 *
 * @param files the SHA-256 of jars that were sent in
 * @param back modules that go back to the version before
 * @param remove modules that go
 */
record Order(List<String> files, List<String> back, List<String> remove) {

  static Order put(String... files) {
    return new Order(List.of(files), List.of(), List.of());
  }

  static Order back(String... modules) {
    return new Order(List.of(), List.of(modules), List.of());
  }

  static Order remove(String module) {
    return new Order(List.of(), List.of(), List.of(module));
  }
}
