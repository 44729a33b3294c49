package dev.millet.upgrades.plan;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An order for a change, all of it at once. Lists that are left out are empty.
 *
 * @param files the SHA-256 of what is installed: modules, bundles that modules share, features;
 *     sent in before, or part of the distribution
 * @param back modules that go back to the version they had before
 * @param disable modules that stop to answer; they stay installed, and their data stay
 * @param enable modules that answer again
 * @param remove modules that go; their data stay and are found again
 * @param restart modules that are replaced by themselves, in the same version
 */
public record Order(
    List<String> files,
    List<String> back,
    List<String> disable,
    List<String> enable,
    List<String> remove,
    List<String> restart) {

  public Order {
    files = copy(files);
    back = copy(back);
    disable = copy(disable);
    enable = copy(enable);
    remove = copy(remove);
    restart = copy(restart);
  }

  private static List<String> copy(List<String> list) {
    if (list == null) {
      return List.of();
    }
    if (list.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("a list of names must not have null in it");
    }
    return list.stream().distinct().toList();
  }

  /** Puts files in. */
  public static Order put(List<String> files) {
    return new Order(files, null, null, null, null, null);
  }

  /** Whether it asks for nothing. */
  public boolean isEmpty() {
    return Stream.of(files, back, disable, enable, remove, restart).allMatch(List::isEmpty);
  }
}
