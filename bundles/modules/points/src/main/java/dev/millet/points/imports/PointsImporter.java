package dev.millet.points.imports;

import dev.millet.api.imports.FileImporter;
import dev.millet.api.imports.FileRow;
import dev.millet.api.imports.ImportSession;
import dev.millet.api.imports.ImportedPeople.Named;
import dev.millet.api.imports.RefusedRowException;
import dev.millet.api.members.ImportedPerson;
import dev.millet.api.subjects.Subject;
import dev.millet.points.api.Currency;
import dev.millet.points.api.Grant;
import dev.millet.points.api.Reason;
import dev.millet.points.boards.Boards;
import dev.millet.points.draws.DemoDraws;
import dev.millet.points.ledger.Ledger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Grants the points of a file; a row that was imported before changes nothing. */
final class PointsImporter implements FileImporter<ImportedPoints> {

  /** The kind that is counted. */
  static final String GRANTS = "grants";

  private static final String DEMO = "demo";
  private static final int MAX_REASON = 200;
  private static final dev.millet.api.imports.Reason INVALID =
      dev.millet.api.imports.Reason.of("invalid", "the value cannot be taken");

  private final Ledger ledger;
  private final ImportSession session;
  private final DemoDraws demo;
  private final Set<Long> ofDemo = new LinkedHashSet<>();

  PointsImporter(Ledger ledger, ImportSession session, DemoDraws demo) {
    this.ledger = ledger;
    this.session = session;
    this.demo = demo;
  }

  @Override
  public ImportedPoints read(FileRow row) throws RefusedRowException {
    ImportedPerson person = row.person("user");
    int coins = row.number("coins", 0);
    int experience = row.number("experience", 0);
    if (person == null) {
      throw row.refuse("user", INVALID);
    }
    if (!isAmount(coins) || !isAmount(experience) || coins + experience == 0) {
      throw row.refuse("coins", INVALID);
    }
    String reason = row.text("reason") == null ? "" : row.text("reason").strip();
    if (reason.codePointCount(0, reason.length()) > MAX_REASON) {
      throw row.refuse("reason", INVALID);
    }
    Instant at = row.time("at");
    if (at != null && at.isAfter(session.startedAt())) {
      throw row.refuse("at", INVALID);
    }
    return new ImportedPoints(
        session.source(row),
        row.requiredText("id"),
        person,
        row.text("product") == null ? null : session.product(row, row.text("product"), null),
        coins,
        experience,
        reason,
        at == null ? session.startedAt() : at);
  }

  private static boolean isAmount(int points) {
    return points >= 0 && points <= Grant.MAX_AMOUNT / 2;
  }

  @Override
  public void preview(List<ImportedPoints> rows) {
    rows.stream()
        .map(ImportedPoints::product)
        .filter(Objects::nonNull)
        .forEach(session.products()::preview);
    session.tally().of(GRANTS).made(rows.size());
  }

  @Override
  public void write(List<ImportedPoints> rows) {
    int made =
        session.write(
            handle -> {
              session
                  .people()
                  .meet(
                      rows.stream().map(each -> new Named(each.source(), each.person())).toList());
              int count = 0;
              for (ImportedPoints row : rows) {
                count += write(row) ? 1 : 0;
              }
              return count;
            });
    session.tally().of(GRANTS).made(made);
    session.tally().of(GRANTS).unchanged(rows.size() - made);
  }

  private boolean write(ImportedPoints row) {
    long member = session.people().of(row.source(), row.person());
    if (row.source().equals(DEMO)) {
      ofDemo.add(member);
    }
    Subject about =
        row.product() == null
            ? null
            : Subject.of(Boards.PRODUCTS, session.products().of(row.product()));
    Reason reason = new Reason("import", row.reason(), about, null);
    boolean fresh = false;
    for (Currency currency : Currency.values()) {
      int amount = currency == Currency.COINS ? row.coins() : row.experience();
      if (amount > 0) {
        Grant grant = Grant.of(id(row, currency), member, currency, amount, reason);
        fresh |= ledger.bring(grant, row.at());
      }
    }
    return fresh;
  }

  /** Has those of the demo take part in draws, which no file tells of. */
  @Override
  public void finish() {
    demo.make(ofDemo);
  }

  /** Returns an id of characters that every id may have, whatever the source calls its rows. */
  private static String id(ImportedPoints row, Currency currency) {
    try {
      byte[] named =
          (row.source() + "\n" + row.id() + "\n" + currency).getBytes(StandardCharsets.UTF_8);
      return "import/"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(named));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
