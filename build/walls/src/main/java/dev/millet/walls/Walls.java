package dev.millet.walls;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All walls. */
final class Walls {

  private Walls() {}

  /**
   * Checks one bundle.
   *
   * @param released the folder of released api jars; may be missing
   * @return everything found; empty when all is well, or when the jar holds neither an api nor
   *     anything that runs
   */
  static List<Violation> check(Bundle bundle, Path released) {
    List<Violation> violations = new ArrayList<>();
    if (bundle.isProvider() || bundle.isApi()) {
      for (Wall wall : all(released)) {
        violations.addAll(wall.check(bundle));
      }
    }
    return violations;
  }

  private static List<Wall> all(Path released) {
    Exceptions exceptions = Exceptions.kept();
    return List.of(
        new ProviderExportsNothing(),
        new ImportsOnlyExports(),
        new PlatformApiStaysInside(),
        new ApiIsMarked(),
        new ApiKeepsItsPromises(released),
        new ReferencesAreLoose(),
        new ContractsAreNamed(),
        new SqlNamesColumns(),
        new StepsOnlyExpand(),
        new TablesBelongToTheModule(),
        new MessagesInEveryLanguage(),
        new NoStateOfItsOwn(),
        new LocaleIsNamed(),
        new PackagesHaveADirection(exceptions),
        new FewParameters(exceptions),
        new PlainWords(exceptions, PlainWords.keptWords()));
  }
}
