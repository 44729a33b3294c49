package dev.millet.upgrades.defaults;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One default of the JVM, which every module shares, and what it was at first. Thread-safe. */
final class JvmDefault {

  private final String name;
  private final Supplier<Object> get;
  private final Consumer<Object> set;
  private final Object first;

  private JvmDefault(String name, Supplier<Object> get, Consumer<Object> set) {
    this.name = name;
    this.get = get;
    this.set = set;
    this.first = get.get();
  }

  @SuppressWarnings("unchecked")
  static <T> JvmDefault of(String name, Supplier<T> get, Consumer<T> set) {
    return new JvmDefault(name, get::get, value -> set.accept((T) value));
  }

  static JvmDefault property(String name) {
    return of(
        "system property " + name,
        () -> System.getProperty(name),
        value -> {
          if (value == null) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
  }

  String name() {
    return name;
  }

  boolean isChanged() {
    return !Objects.equals(first, get.get());
  }

  /** Sets it back; what stood there meanwhile is not kept, for it may be a module's. */
  void restore() {
    set.accept(first);
  }
}
