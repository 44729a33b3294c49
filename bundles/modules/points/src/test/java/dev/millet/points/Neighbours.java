package dev.millet.points;

import dev.millet.api.selection.MemberSets;
import dev.millet.api.subjects.SubjectCatalog;
import java.util.List;

/** Has other modules be there for a module under test. */
public final class Neighbours {

  private Neighbours() {}

  public static void of(PointsModule module, List<SubjectCatalog> catalogs, List<MemberSets> sets) {
    module.catalogs = catalogs;
    module.sets = sets;
  }
}
