package dev.millet.modules;

import dev.millet.api.modules.Contribution;
import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Entered;
import dev.millet.platform.api.modules.Filed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A register of generations that greet, for tests. */
abstract class RegisterGround {

  static final Duration SOON = Duration.ofMillis(30);

  static final Duration LONG = Duration.ofSeconds(20);

  final GenerationRegister register = new GenerationRegister();

  record Greeting(String text, String identity) implements Contribution {}

  FiledGeneration file(String module, String version, String text) {
    return file(module, version, text, "");
  }

  FiledGeneration file(String module, String version, String text, String identity) {
    return register.file(
        StubBundles.bundle(module, version), List.of(new Greeting(text, identity)));
  }

  Optional<Entered<Greeting>> enter() {
    return register.enter(GenerationRegisterTest::find);
  }

  static Optional<Filed<Greeting>> find(ActiveTable table) {
    return table.of(Greeting.class).stream().findFirst();
  }

  String greet() {
    try (Entered<Greeting> inside = enter().orElseThrow()) {
      return inside.contribution().text();
    }
  }

  static List<String> greetings(ActiveTable table) {
    return table.of(Greeting.class).stream().map(filed -> filed.contribution().text()).toList();
  }
}
