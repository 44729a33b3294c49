package dev.millet.points.rules;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import dev.millet.api.jobs.Job;
import dev.millet.api.journal.Journal;
import dev.millet.api.journal.JournalType;
import dev.millet.api.journal.JournalTypes;
import dev.millet.api.journal.Subscription;
import dev.millet.api.json.Json;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Members;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.HealthCheck;
import dev.millet.api.pages.Pages;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.points.api.Wallet;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Puts the rules together. */
public final class RuleParts {

  private static final Duration OFTEN = Duration.ofSeconds(30);

  private final RuleNames names;
  private final List<Contribution> contributions = new ArrayList<>();

  /** The services of the platform. */
  public record Platform(
      Database database,
      Journal journal,
      JournalTypes types,
      Guard guard,
      Members members,
      Json json,
      Pages pages) {}

  /**
   * Makes the rules.
   *
   * @param catalogs gives those of the modules that are there now; asked once per use
   * @param wallet what they grant to
   * @param zone where the days of their limits begin
   * @param fixed the rules that the configuration sets, as JSON; empty for none
   * @param nanos a clock as {@link System#nanoTime}, by which transactions are kept short
   * @throws IllegalArgumentException where these are no rules
   */
  public RuleParts(
      Platform platform,
      Supplier<List<SubjectCatalog>> catalogs,
      Wallet wallet,
      ZoneId zone,
      String fixed,
      LongSupplier nanos) {
    Database database = platform.database();
    var store = new RuleStore(database, platform.json());
    var given = new GivenTable(database);
    var types = new KnownTypes(database, platform.types(), platform.json());
    var errors = new RuleErrors();
    var owners = new SubjectOwners(database, catalogs);
    var evaluator = new Evaluator(types, owners, errors);
    var books = new GrantBooks(store, types, owners, errors, given, wallet, zone, nanos);
    var waiting = new WaitingTable(database);
    var engine = new RuleEngine(database, store, books, evaluator, waiting);
    var backFill = new BackFill(database, platform.journal(), store, books, evaluator);
    var late = new LateGrants(database, platform.journal(), books, evaluator, waiting, owners);
    var desk =
        new RuleDesk(database, platform.journal(), platform.guard(), platform.types(), store);
    var dryRun = new DryRun(database, platform.journal(), types, evaluator, errors, zone);
    var reader = new RuleReader(database, store, given, zone);
    names = new RuleNames(platform.types());
    var plain = new PlainRules(names, errors);
    var kept = new GivenErasure(database);
    contributions.add(Subscription.toAll("points.rules", Subscription.Start.OLDEST, engine));
    contributions.add(new Job("points.default-rules", OFTEN, new DefaultRules(desk)::add));
    FixedRules configured = FixedRules.read(fixed, platform.json());
    contributions.add(new Job("points.fixed-rules", OFTEN, run -> configured.save(desk, run)));
    contributions.add(new HealthCheck("points.rules", () -> configured.check(desk)));
    contributions.add(new Job("points.back-fill", OFTEN, backFill::run));
    contributions.add(new Job("points.late-grants", OFTEN, late::run));
    contributions.addAll(new RulesApi(desk, reader, dryRun, errors).routes());
    contributions.add(new RulePage(reader, plain, platform.pages()).route());
    contributions.addAll(
        new RuleManager(desk, plain, dryRun, platform.types(), platform.members(), platform.pages())
            .contributions());
    contributions.add(JournalType.of("points.rule-saved", RuleDesk.Saved.class).by("by"));
    contributions.add(MemberData.inParts("points.rules", kept::copy, kept));
  }

  public List<Contribution> contributions() {
    return List.copyOf(contributions);
  }

  /** Returns what names rules for readers. */
  public RuleNames names() {
    return names;
  }
}
