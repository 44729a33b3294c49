package dev.millet.sso.providers;

import dev.millet.api.database.Database;
import dev.millet.api.database.ReadCache;
import dev.millet.api.database.Table;
import dev.millet.api.gateway.Problem;
import dev.millet.api.json.Json;
import dev.millet.api.secrets.Secrets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** The table of providers; all of them are in memory. Thread-safe. */
public final class Providers {

  /** There are as many as people can choose from. */
  public static final int MAX_PROVIDERS = 20;

  private static final String ALL_KEY = "all";

  private static final String ALL =
      "SELECT <columns> FROM sso_providers WHERE slug > '' ORDER BY place, slug";

  private final Database database;
  private final Json json;
  private final Secrets secrets;
  private final Table<Row> table;
  private final ReadCache<String, List<Provider>> cache;

  public Providers(Database database, Json json, Secrets secrets) {
    this.database = database;
    this.json = json;
    this.secrets = secrets;
    this.table = database.table("sso_providers", Row.class).key("slug");
    this.cache = database.cache("providers", 1);
  }

  /** A row; the secret is encrypted in it. */
  record Row(String slug, long place, String settings, String secret, Instant createdAt) {}

  /** Returns all of them in their order. */
  public List<Provider> all() {
    return cache.get(
        ALL_KEY,
        key ->
            database.read(handle -> table.select(handle, ALL, UnaryOperator.identity())).stream()
                .map(this::provider)
                .toList());
  }

  /** Returns those with which members sign in. */
  public List<Provider> enabled() {
    return all().stream().filter(each -> each.settings().isEnabled()).toList();
  }

  public Optional<Provider> find(String slug) {
    return all().stream().filter(each -> each.slug().equals(slug)).findFirst();
  }

  /** Returns one with which members sign in. */
  public Optional<Provider> findEnabled(String slug) {
    return find(slug).filter(each -> each.settings().isEnabled());
  }

  /** Returns the slug of the next one of a kind or preset. */
  public String free(String base) {
    String slug = base;
    for (int number = 2; find(slug).isPresent(); number++) {
      slug = base + "-" + number;
    }
    return slug;
  }

  /**
   * Makes a provider, or changes one.
   *
   * @param secret null where the one that there is stays
   * @throws dev.millet.api.gateway.ProblemException 409 where there are as many as there may be,
   *     422 where the secret is left out although it would go somewhere else
   */
  public Provider put(String slug, ProviderSettings settings, String secret) {
    long place = find(slug).isPresent() ? 0 : nextPlace();
    database.write(
        handle -> {
          Optional<Row> before = table.lock(handle, slug);
          String kept = before.map(Row::secret).orElse("");
          if (secret == null && !kept.isEmpty()) {
            requireSameWay(before.get(), settings);
          }
          String sealed = secret == null ? kept : secret.isEmpty() ? "" : seal(slug, secret);
          String text = json.write(settings.withoutSecret());
          if (before.isPresent()) {
            update(handle, slug, text, sealed);
          } else {
            table.insertIfAbsent(handle, new Row(slug, place, text, sealed, database.now()));
          }
          cache.changedAll();
          return null;
        });
    return find(slug).orElseThrow();
  }

  /** Keeps the secret, which nobody is shown, from an address that somebody has just written. */
  private void requireSameWay(Row before, ProviderSettings settings) {
    if (!settings.sendsSecretAs(json.read(before.settings(), ProviderSettings.class))) {
      throw Problem.invalid(
              "clientSecret", "again", "Enter the secret again: it would be sent somewhere else")
          .toException();
    }
  }

  private long nextPlace() {
    int there = all().size();
    if (there >= MAX_PROVIDERS) {
      throw Problem.of(
              409,
              "sso.too-many-providers",
              "There are too many providers",
              "There are at most " + MAX_PROVIDERS + "; remove one first")
          .toException();
    }
    return database.now().getEpochSecond();
  }

  private static void update(Handle handle, String slug, String settings, String secret) {
    handle
        .createUpdate(
            "UPDATE sso_providers SET settings = :settings, secret = :secret WHERE slug = :slug")
        .bind("settings", settings)
        .bind("secret", secret)
        .bind("slug", slug)
        .execute();
  }

  /** Removes a provider; whoever is signed in stays so. */
  public boolean remove(String slug) {
    return database.write(
        handle -> {
          cache.changedAll();
          return table.delete(handle, slug);
        });
  }

  private String seal(String slug, String secret) {
    return secrets.seal(name(slug), secret);
  }

  private static String name(String slug) {
    return "sso.providers/" + slug;
  }

  private Provider provider(Row row) {
    String secret =
        row.secret().isEmpty() ? "" : secrets.open(name(row.slug()), row.secret()).orElse("");
    return new Provider(row.slug(), json.read(row.settings(), ProviderSettings.class), secret);
  }
}
