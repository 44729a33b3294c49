package dev.millet.site.http;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.site.settings.SettingChanges;
import dev.millet.site.settings.SettingTexts;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** {@code /api/v1/settings}: reads and changes what needs no restart. */
public final class SettingsApi {

  /** To read the settings of the site. */
  public static final Permission READ = Permission.toAdminister("site.settings");

  /** To change the settings of the site. */
  public static final Permission CHANGE =
      Permission.toAdminister("site.settings.change").provenRecently();

  /** Modules are replaced within it. */
  public static final Duration TIMEOUT = Duration.ofMinutes(3);

  private static final String PATH = "/api/v1/settings";

  private final SettingChanges changes;
  private final SettingTexts texts;
  private final LongSupplier revision;

  /**
   * Makes the API.
   *
   * @param revision counts the changes so far
   */
  public SettingsApi(SettingChanges changes, SettingTexts texts, LongSupplier revision) {
    this.changes = changes;
    this.texts = texts;
    this.revision = revision;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            PATH,
            READ,
            RouteDocument.of("Lists all settings with their values")
                .describing(
                    "The answer's `ETag` is what `If-Match` of a change names. Secrets are never"
                        + " shown.")
                .listingAll(SettingAnswer.class),
            this::list),
        Route.patch(
                PATH,
                CHANGE,
                RouteDocument.of("Changes settings, all that are named or none")
                    .describing(
                        "Values are texts as in `etc/millet.properties`; null gives the default"
                            + " back. Wants `If-Match`. The answer comes when the values are in"
                            + " use; a module is replaced by itself for them.")
                    .taking(ChangeSettingsRequest.class)
                    .listingAll(SettingAnswer.class)
                    .problems(
                        "invalid",
                        "changed-meanwhile",
                        "precondition-required",
                        "upgrades.busy",
                        "upgrades.restart-failed"),
                this::change)
            .withTimeout(TIMEOUT));
  }

  private Reply list(Request request) {
    long read = revision.getAsLong();
    List<SettingAnswer> all =
        changes.all().stream()
            .map(value -> SettingAnswer.of(value, texts, request.locale()))
            .toList();
    return Reply.list(new Slice<>(all, null)).withEntityTag(Long.toString(read));
  }

  private Reply change(Request request) {
    ChangeSettingsRequest wanted = request.json(ChangeSettingsRequest.class);
    if (wanted == null || wanted.values() == null || wanted.values().isEmpty()) {
      throw Problem.invalid("values", "missing", "Name at least one setting").toException();
    }
    Long member = request.identity().signedIn().map(Member::id).orElse(null);
    changes.apply(wanted.values(), member, now -> request.requireMatch(Long.toString(now)));
    return list(request);
  }
}
