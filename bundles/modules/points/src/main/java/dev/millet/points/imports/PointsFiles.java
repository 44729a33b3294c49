package dev.millet.points.imports;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.imports.FileFormat;
import dev.millet.api.imports.FileImport;
import dev.millet.points.draws.DemoDraws;
import dev.millet.points.ledger.Ledger;

/** The files of points that are taken in: JSON Lines, or any CSV. */
public final class PointsFiles {

  private static final Permission IMPORT =
      Permission.toAdminister("points.import").provenRecently();

  private static final FileFormat CSV =
      FileFormat.csv()
          .columns(
              "id=id 编号=id user=user member=user 成员=user product=product 产品=product"
                  + " coins=coins points=coins 金币=coins"
                  + " experience=experience 经验值=experience reason=reason 原因=reason at=at"
                  + " date=at 时间=at")
          .requiring("user");

  private PointsFiles() {}

  public static FileImport<?> of(Database database, Ledger ledger, DemoDraws demo) {
    return new FileImport<ImportedPoints>(
            "/points",
            IMPORT,
            "Points: JSON Lines or CSV",
            session -> new PointsImporter(ledger, session, demo))
        .withRows("grant", PointsImporter.GRANTS)
        .reading(CSV)
        .mapping("id", "user", "product", "coins", "experience", "reason", "at")
        .numbers("coins", "experience")
        .identifiedBy("user", "reason", "at")
        .withDemo(new PointsDemo(database));
  }
}
